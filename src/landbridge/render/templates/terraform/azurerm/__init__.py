"""What azurerm has a resource for, an area a file."""

from landbridge.render.templates.terraform.azurerm.firewall import FIREWALLS
from landbridge.render.templates.terraform.azurerm.form import Form, Forms
from landbridge.render.templates.terraform.azurerm.gateways import GATEWAYS
from landbridge.render.templates.terraform.azurerm.monitoring import MONITORING
from landbridge.render.templates.terraform.azurerm.network import NETWORK
from landbridge.render.templates.terraform.azurerm.virtual_network_manager import MANAGER

FORMS: Forms = {**NETWORK, **FIREWALLS, **GATEWAYS, **MANAGER, **MONITORING}

__all__ = ["FORMS", "Form", "Forms"]
