"""What is known about Azure VMware Solution: facts as data, looked up by id.

The data are in `data/*.yaml`, one file a subject; code elsewhere holds no figure of the product.
"""

from landbridge.catalogue.fact import Fact, Grade, GuideValue, Source, Value
from landbridge.catalogue.lookup import Catalogue, Figures, catalogue

__all__ = ["Catalogue", "Fact", "Figures", "Grade", "GuideValue", "Source", "Value", "catalogue"]
