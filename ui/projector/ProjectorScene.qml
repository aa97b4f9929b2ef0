import QtQuick
import theme

// What the hall sees: one scene at a time, and a cross-fade of 200 ms from one to the next.
Rectangle {
    id: projector

    property var scene: ({})
    property bool animated: true
    // How long after the hall was lost the clocks stay: after that they would lie.
    property int staleAfterMs: 3000
    readonly property var shown: scene || ({})
    readonly property string view: shown.view || "blank"
    readonly property string lost: shown.link_lost_text || ""
    readonly property real u: height / 100
    readonly property var files: ({
            "welcome": "WelcomeScene.qml",
            "agenda": "AgendaScene.qml",
            "item": "ItemScene.qml",
            "floor": "FloorScene.qml",
            "presence": "PresenceScene.qml",
            "ballot_open": "BallotScene.qml",
            "ballot_list": "BallotListScene.qml",
            "ballot_closed": "BallotClosedScene.qml",
            "result": "ResultScene.qml",
            "tally": "TallyScene.qml",
            "grid": "GridScene.qml",
            "document": "DocumentScene.qml",
            "chart_seats": "ChartScene.qml",
            "chart_groups": "ChartScene.qml",
            "caption": "CaptionScene.qml",
            "notice": "MessageScene.qml",
            "countdown": "MessageScene.qml",
            "recess": "MessageScene.qml"
        })
    property bool second: false
    property SceneSlot coming: null

    // What must change for the picture to be another one: the view, and who or what it is about.
    function subjectOf(scene: var): string {
        const parts = [scene.item, scene.floor, scene.ballot, scene.result, scene.document, scene.notice, scene.countdown];
        return [scene.look || scene.view, ...parts.map(part => part ? (part.heading || "") + (part.name || part.title || part.text) : "")].join("|");
    }
    // Another picture is made in the place that is not seen; the one that is seen gives way once that one stands.
    function show(): void {
        const now = scene || {};
        const subject = subjectOf(now);
        const seen = second ? slotB : slotA;
        coming = seen.subject === subject ? null : second ? slotA : slotB;
        const next = coming || seen;
        next.subject = subject;
        next.scene = now;
        change();
    }
    function change(): void {
        if (!coming || !coming.made)
            return;
        second = coming === slotB;
        coming = null;
    }

    color: Theme.projectorCanvas
    clip: true
    onSceneChanged: show()
    onLostChanged: if (lost === "") stale.passed = false
    Component.onCompleted: show()

    SceneSlot {
        id: slotA
        anchors.fill: parent
        shown: !projector.second
        onMadeChanged: projector.change()
        clocks: !stale.passed
        animated: projector.animated
        files: projector.files
    }
    SceneSlot {
        id: slotB
        anchors.fill: parent
        shown: projector.second
        onMadeChanged: projector.change()
        clocks: !stale.passed
        animated: projector.animated
        files: projector.files
    }
    Timer {
        id: stale

        property bool passed: false

        interval: projector.staleAfterMs
        running: projector.lost !== ""
        onTriggered: passed = true
    }
    SceneHeader {
        z: 2
        opacity: ["welcome", "blank", "caption"].includes(projector.view) ? 0 : 1
        width: parent.width
        scene: projector.shown
        clock: !stale.passed
        u: projector.u
        animated: projector.animated
        margin: (projector.width < projector.height * 1.5 ? 5 : 7) * projector.u
    }
    ScreenText {
        z: 3
        visible: text !== ""
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.rightMargin: 2 * projector.u
        text: projector.lost
        size: 3.2 * projector.u
        leading: 1.1
        weight: Theme.weightSemibold
        color: Theme.projectorGold
        wrapMode: Text.NoWrap
    }
}
