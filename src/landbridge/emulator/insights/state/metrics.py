"""Metrics of a resource: their namespaces, their definitions, their values. All are read only."""

from collections.abc import Mapping
from datetime import timedelta

from landbridge.emulator.arm.kind import Told, World
from landbridge.emulator.arm.scopes import refuse_named
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.insights.durations import written
from landbridge.emulator.insights.metrics.answer import moment
from landbridge.emulator.insights.metrics.definitions import NAMESPACE, Metric, metrics
from landbridge.emulator.insights.metrics.measured import measured_cloud, told_of
from landbridge.emulator.insights.metrics.question import question
from landbridge.emulator.store import Body

RETENTION = "metric.retention-days"


class Metrics(Told):
    type = "Microsoft.Insights/metrics"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        refuse_named(id_)
        cloud = measured_cloud(world, id_.scope)
        asked = question({name.casefold(): text for name, text in query.items()}, world.clock.now())
        span = f"{moment(asked.start)}/{moment(asked.end)}"
        return {"timespan": span, **told_of(world, cloud, asked)}


class MetricDefinitions(Told):
    type = "Microsoft.Insights/metricDefinitions"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        refuse_named(id_)
        cloud = measured_cloud(world, id_.scope)
        return {"value": [_definition(cloud.id, each) for each in metrics().values()]}


class MetricNamespaces(Told):
    type = "Microsoft.Insights/metricNamespaces"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        refuse_named(id_)
        cloud = measured_cloud(world, id_.scope)
        name = cloud.id.type
        own = {
            "id": f"{cloud.id}/providers/{self.type}/{name}",
            "name": name,
            "type": self.type,
            "classification": "Platform",
            "properties": {"metricNamespaceName": name},
        }
        return {"value": [own]}


def _definition(cloud: ResourceId, metric: Metric) -> Body:
    retention = written(timedelta(days=number(RETENTION)))
    return {
        "id": f"{cloud}/providers/Microsoft.Insights/metricDefinitions/{metric.name}",
        "resourceId": str(cloud),
        "namespace": NAMESPACE,
        "name": {"value": metric.name, "localizedValue": metric.title},
        "displayDescription": metric.title,
        "isDimensionRequired": False,
        "unit": metric.unit,
        "primaryAggregationType": metric.aggregation,
        "supportedAggregationTypes": [metric.aggregation],
        "metricAvailabilities": [
            {"timeGrain": grain, "retention": retention} for grain in metric.grains
        ],
        "dimensions": [{"value": metric.dimension, "localizedValue": metric.dimension}],
    }
