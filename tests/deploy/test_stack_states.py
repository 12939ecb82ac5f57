"""What the states and events of a real CloudFormation mean for a deployment and a removal."""

from dataclasses import replace
from pathlib import Path

import pytest

from deploy import cloudformation, stages, undeploy
from deploy.deployment import deploy
from deploy.errors import DeployError
from deploy.package.build import Artefacts
from tests.deploy.fake_cloudformation import STACK, FakeCloudFormation, State, event

BEGUN = State("UPDATE_IN_PROGRESS", (event("UPDATE_IN_PROGRESS", reason="User Initiated"),))
REPLACED = State(
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
    (event("UPDATE_COMPLETE", "RestAPIStage"), event("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")),
)
CLEANED = State("UPDATE_COMPLETE", (event("DELETE_COMPLETE", "OldDeployment"), event("UPDATE_COMPLETE")))
OUTPUTS = {
    "ApiAddress": "https://a.example/prod",
    "LiveAddress": "wss://l.example/prod",
    "SiteBucket": "b",
}
UNDONE = State("UPDATE_ROLLBACK_COMPLETE", (event("UPDATE_ROLLBACK_COMPLETE"),))


@pytest.fixture
def artefacts(tmp_path: Path) -> Artefacts:
    """Some, which only have to be uploaded."""
    made = Artefacts(tmp_path)
    made.archive.write_bytes(b"zip")
    made.template.write_text("{}")
    return made


def change(cloud: FakeCloudFormation, *, create: bool = False) -> bool:
    return cloudformation.change(cloud, STACK, {}, create=create)


def failing(*events: dict[str, str]) -> State:
    return State("UPDATE_ROLLBACK_IN_PROGRESS", events)


def test_an_update_that_cleans_up_is_done() -> None:
    cloud = FakeCloudFormation([BEGUN, BEGUN, REPLACED, CLEANED])
    assert change(cloud) is True
    assert CLEANED in cloud.states  # nothing waited for it


def test_an_update_that_replaces_nothing_is_done() -> None:
    assert change(FakeCloudFormation([BEGUN, CLEANED])) is True


def test_a_new_stack_is_done_when_all_of_it_is_made() -> None:
    made = [State("CREATE_IN_PROGRESS", (event("CREATE_IN_PROGRESS"),)), State("CREATE_COMPLETE")]
    assert change(FakeCloudFormation(made, before="REVIEW_IN_PROGRESS"), create=True) is True


def test_a_stack_that_is_still_described_as_before_is_waited_for() -> None:
    stale = State("UPDATE_COMPLETE")
    broken = failing(event("UPDATE_FAILED", "APIHandler", "too large"))
    with pytest.raises(DeployError, match=r"\(UPDATE_ROLLBACK_COMPLETE\): APIHandler: too large"):
        change(FakeCloudFormation([stale, stale, BEGUN, broken, UNDONE]))


@pytest.mark.parametrize(
    "ended", ["UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_FAILED"]
)
def test_an_update_that_was_undone_is_a_failure(ended: str) -> None:
    broken = failing(event("UPDATE_FAILED", "APIHandler", "too large"))
    with pytest.raises(DeployError, match=rf"The deployment failed \({ended}\): APIHandler: too large"):
        change(FakeCloudFormation([BEGUN, broken, State(ended)]))


@pytest.mark.parametrize("page_size", [1, 2, 100])
def test_the_cause_is_this_change_sets_first_failure(page_size: int) -> None:
    history = [
        event("CREATE_FAILED", "SiteDistribution", "last year's trouble", token="deploy-1"),
        event("UPDATE_COMPLETE", token="deploy-1"),
        event("UPDATE_FAILED", "ChatsTable", "by hand, without a token"),
    ]
    broken = failing(
        event("UPDATE_FAILED", "SessionsTable", "Resource update cancelled"),
        event("UPDATE_FAILED", "APIHandler", "today's\n trouble"),
        event("UPDATE_FAILED", "WebsocketMessage", "what came of it"),
        event("UPDATE_ROLLBACK_IN_PROGRESS", reason="The following resource(s) failed to update"),
        event("DELETE_FAILED", "NewBucket", "not empty"),
    )
    cloud = FakeCloudFormation([BEGUN, broken, UNDONE], history=history, page_size=page_size)
    with pytest.raises(DeployError) as failed:
        change(cloud)
    assert (
        str(failed.value) == "The deployment failed (UPDATE_ROLLBACK_COMPLETE): APIHandler: today's trouble"
    )


def test_earlier_operations_are_not_read_for_it() -> None:
    history = [event("UPDATE_COMPLETE", token="deploy-1")] * 50
    cloud = FakeCloudFormation([BEGUN, CLEANED], history=history, page_size=5)
    change(cloud)
    assert len(cloud.called("DescribeStackEvents")) == 1


def test_a_failure_without_a_cause_is_not_blamed_on_an_earlier_one() -> None:
    history = [event("CREATE_FAILED", "SiteDistribution", "last year's trouble", token="deploy-1")]
    with pytest.raises(DeployError, match=r": see the stack's events in the console\.$"):
        change(FakeCloudFormation([BEGUN, UNDONE], history=history))


def test_a_stopped_update_names_who_undid_it() -> None:
    undone = failing(event("UPDATE_ROLLBACK_IN_PROGRESS", reason="User Initiated"))
    with pytest.raises(DeployError, match=rf"{STACK}: User Initiated"):
        change(FakeCloudFormation([BEGUN, undone, UNDONE]))


def test_a_change_set_without_changes_is_none() -> None:
    empty = {"Status": "FAILED", "StatusReason": "The submitted information didn't contain changes."}
    cloud = FakeCloudFormation([], change_set=[{"Status": "CREATE_PENDING"}, empty])
    assert change(cloud) is False
    assert len(cloud.called("DeleteChangeSet")) == 1


def test_the_site_is_uploaded_while_an_update_cleans_up(artefacts: Artefacts) -> None:
    cloud = FakeCloudFormation([BEGUN, REPLACED, CLEANED], outputs=OUTPUTS)
    assert deploy(cloud, stages.load("prod"), artefacts, print).changed
    assert "widget.js" in {put["Key"] for put in cloud.called("PutObject") if put["Bucket"] == "b"}


SITE = replace(stages.load("prod"), parameters={"Site": "true"})
MADE = [State("CREATE_IN_PROGRESS", (event("CREATE_IN_PROGRESS"),)), State("CREATE_COMPLETE")]


def sites_asked_for(cloud: FakeCloudFormation) -> list[str]:
    """The parameter Site of each change set, in their order."""
    given = [change_set["Parameters"] for change_set in cloud.called("CreateChangeSet")]
    named = [{each["ParameterKey"]: each["ParameterValue"] for each in one} for one in given]
    return [parameters.get("Site", "as it comes") for parameters in named]


@pytest.mark.parametrize("before", [None, "UPDATE_COMPLETE"])
def test_an_account_without_cloudfront_has_the_api_all_the_same(
    artefacts: Artefacts, before: str | None
) -> None:
    refused = "Your account must be verified before you can add new CloudFront resources."
    broken = failing(event("CREATE_FAILED", "SiteDistribution", refused))
    without_site = MADE if before is None else [BEGUN, CLEANED]
    cloud = FakeCloudFormation([*without_site, BEGUN, broken, UNDONE], before=before)
    with pytest.raises(DeployError, match=r"^The API is deployed, and the site is not\. .* must be verified"):
        deploy(cloud, SITE, artefacts, print)
    assert sites_asked_for(cloud) == ["false", "true"]
    assert [asked["ChangeSetType"] for asked in cloud.called("CreateChangeSet")] == [
        "CREATE" if before is None else "UPDATE",
        "UPDATE",
    ]


def test_a_stack_that_has_a_site_is_changed_at_once(artefacts: Artefacts) -> None:
    cloud = FakeCloudFormation([BEGUN, CLEANED], outputs=OUTPUTS)
    assert deploy(cloud, SITE, artefacts, print).changed
    assert sites_asked_for(cloud) == ["true"]


def test_a_removed_stack_is_gone() -> None:
    begun = State("DELETE_IN_PROGRESS", (event("DELETE_IN_PROGRESS"),))
    cloud = FakeCloudFormation([State("UPDATE_COMPLETE"), begun, State("DELETE_COMPLETE")])
    undeploy.remove(cloud, stages.load("prod"))
    assert cloud.states == []


def test_a_removal_that_fails_says_what_stood_in_its_way_this_time() -> None:
    history = [event("DELETE_FAILED", "SiteBucket", "not empty", token="undeploy-1")]
    broken = (event("DELETE_IN_PROGRESS"), event("DELETE_FAILED", "ChatsTable", "is protected"))
    cloud = FakeCloudFormation([State("DELETE_IN_PROGRESS", broken), State("DELETE_FAILED")], history=history)
    with pytest.raises(DeployError, match=r"was not removed \(DELETE_FAILED\): ChatsTable: is protected"):
        undeploy.remove(cloud, stages.load("prod"))
