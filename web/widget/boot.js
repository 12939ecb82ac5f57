console.info("Charla");
