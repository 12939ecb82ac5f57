"""`make stack`: the artefacts that would be deployed, on an emulated AWS on this machine."""
