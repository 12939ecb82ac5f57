"""The pages that people see; `web.site` builds them for a static host."""
