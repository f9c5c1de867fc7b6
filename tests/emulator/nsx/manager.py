"""The manager of an emulated cloud as a client without knowledge sees it: paths and JSON."""

from dataclasses import dataclass
from typing import Any

import requests
from tests.emulator.azure import Azure

API = "policy/api/v1/infra"
GROUP = "/domains/default/groups/web"
POLICY = "/domains/default/security-policies/web"
Body = dict[str, Any]


@dataclass(frozen=True)
class Nsx:
    """One manager, and the password of its administrator."""

    azure: Azure
    group: str
    endpoint: str
    login: tuple[str, str]

    def ask(self, method: str, path: str = "", **how: Any) -> requests.Response:  # noqa: ANN401
        """A request below `/infra`, as the administrator unless it says otherwise."""
        how = {"auth": self.login, "timeout": 30, **how}
        return self.azure.session.request(method, f"{self.endpoint}{API}{path}", **how)

    def get(self, path: str = "", **query: object) -> Body:
        answer = self.ask("GET", path, params=query)
        assert answer.status_code == 200, answer.text
        found: Body = answer.json()
        return found

    def put(self, path: str, /, **body: object) -> Body:
        answer = self.ask("PUT", path, json=body)
        assert answer.status_code == 200, answer.text
        found: Body = answer.json()
        return found

    def patch(self, path: str = "", /, **body: object) -> None:
        answer = self.ask("PATCH", path, json=body)
        assert answer.status_code == 200, answer.text

    def delete(self, path: str) -> None:
        answer = self.ask("DELETE", path)
        assert answer.status_code == 200, answer.text

    def refused(self, method: str, path: str = "", **how: Any) -> Body:  # noqa: ANN401
        """The status and the record of a refusal."""
        answer = self.ask(method, path, **how)
        assert answer.status_code >= 400
        assert answer.headers["content-type"] == "application/json"
        return {"status": answer.status_code, **answer.json()}


def manager(azure: Azure, group: str, cloud: str = "cloud") -> Nsx:
    """The manager of a cloud, found as a client of Azure finds it."""
    clouds = azure.avs.private_clouds
    told = clouds.list_admin_credentials(group, cloud)
    endpoint = clouds.get(group, cloud).properties.endpoints.nsxt_manager
    return Nsx(azure, group, str(endpoint), (str(told.nsxt_username), str(told.nsxt_password)))


def child(kind: str, name: str, **body: object) -> Body:
    """An object as a child of a tree."""
    return {"resource_type": f"Child{kind}", kind: {"resource_type": kind, "id": name, **body}}


def in_domain(*children: Body) -> Body:
    """Children of the domain, which is not changed itself."""
    refers = {"resource_type": "ChildResourceReference", "target_type": "Domain", "id": "default"}
    return {**refers, "children": [*children]}


def addresses(*texts: str) -> list[Body]:
    """The expression of a group that has these addresses."""
    return [{"resource_type": "IPAddressExpression", "ip_addresses": [*texts]}]
