import QtQuick
import QtQuick.Layouts
import chair

// What one does with the paper as a whole; pinned below the rest.
GridLayout {
    id: acts

    required property var desk
    required property real room
    readonly property var inspector: desk.inspector
    readonly property var view: inspector.view
    signal recallAsked
    signal releaseAsked

    onVisibleChanged: settling.restart()

    // Large type puts them one below the other.
    columns: recall.implicitWidth + (view.waiting ? release : remind).implicitWidth + 16 > room ? 1 : 3
    rowSpacing: 8
    columnSpacing: 8

    // It stands where one has just agreed to something else.
    Settling {
        id: settling
    }
    ActButton {
        id: release

        objectName: "releasePaper"
        visible: acts.view.waiting
        tone: "main"
        runner: acts.desk.runner
        place: "inspector.release"
        text: qsTrId("desktop.inspector.release")
        onClicked: acts.releaseAsked()
    }
    ActButton {
        id: remind

        objectName: "remind"
        visible: acts.view.given
        runner: acts.desk.runner
        place: "inspector.remind"
        enabled: usable && acts.view.unread > 0
        text: acts.view.remind_text
        onClicked: acts.inspector.remind()
    }
    ActButton {
        objectName: "restore"
        visible: acts.view.recalled
        tone: "main"
        runner: acts.desk.runner
        place: "inspector.restore"
        text: qsTrId("desktop.inspector.restore")
        onClicked: acts.inspector.restore()
    }
    Item {
        Layout.fillWidth: true
        visible: acts.columns > 1
    }
    ActButton {
        id: recall

        objectName: "recall"
        visible: !acts.view.recalled
        tone: "danger"
        runner: acts.desk.runner
        place: "inspector.recall"
        enabled: usable && !settling.running
        text: qsTrId("desktop.inspector.recall")
        onClicked: acts.recallAsked()
    }
}
