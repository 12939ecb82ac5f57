"""What a cold start is measured against: a bare Chalice app with a client made the ordinary way."""

import os

import boto3
from chalice import Chalice

app = Chalice(app_name="bare")
dynamodb = boto3.client("dynamodb")


@app.route("/api/chat/get_chat_status")
def status() -> dict[str, str]:
    chat_id = app.current_request.query_params["chat_room_id"]
    found = dynamodb.get_item(
        TableName=f"{os.environ['TABLE_PREFIX']}-chats",
        Key={"id": {"S": chat_id}, "part": {"S": "chat"}},
        ConsistentRead=True,
    )
    return {"status": found["Item"]["status"]["S"]}
