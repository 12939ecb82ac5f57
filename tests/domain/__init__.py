"""The rules of the domain, each as a table or a sentence: no storage, no HTTP, no clock but a number."""
