"""Findings in the forms that other tools take: code scanning, pipelines, pull requests."""

from landbridge.render.findings.junit import render_junit
from landbridge.render.findings.markdown import render_markdown
from landbridge.render.findings.sarif import render_sarif

__all__ = ["render_junit", "render_markdown", "render_sarif"]
