"""What this emulated Azure grants and how it builds: chosen by who runs it, kept with its state."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from landbridge.emulator.store import Store

_READ = "SELECT value FROM settings WHERE name = 'all'"
_WRITE = "INSERT OR REPLACE INTO settings VALUES ('all', ?)"
HOSTS = 64  # what a new emulator grants of each type in each region

Layout = Literal["current", "initial"]
Principal = Literal["enabled", "disabled", "absent", "unreadable"]


class Settings(BaseModel):
    """`layout` counts for clouds made from now on; `quota` is hosts by type, for each region.

    `fleet_principal` is what the directory tells of the application of Microsoft.AVS.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    layout: Layout = "current"
    quota: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    clouds: int | None = Field(None, ge=0)
    trial_hosts: int = Field(0, ge=0)
    fleet_principal: Principal = "enabled"

    def hosts_of(self, sku: str) -> int:
        """The hosts of a type that a subscription may have in a region."""
        told = {name.casefold(): hosts for name, hosts in self.quota.items()}
        return told.get(sku.casefold(), HOSTS)


def settings_of(store: Store) -> Settings:
    """What is chosen; the emulator's own where nobody chose."""
    row = store.rows.execute(_READ).fetchone()
    return Settings.model_validate_json(row[0]) if row else Settings()


def choose(store: Store, settings: Settings) -> None:
    with store.change():
        store.rows.execute(_WRITE, (settings.model_dump_json(),))
