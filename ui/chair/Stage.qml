pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The middle of the window: one picture for what the meeting is doing, and the next step below it.
Item {
    id: stage

    required property var desk
    property bool low: false
    property bool wide: false
    property bool flat: false
    property real nextStepHeight: 137 * Theme.scale
    readonly property var view: desk.stage.view
    readonly property real side: wide ? 32 : low ? 20 : 24
    readonly property real gap: low ? 10 : 14
    signal filesAsked
    signal fileAsked
    signal folderAsked
    signal papersAsked
    signal scriptAsked
    signal opinionsAsked
    signal groupsAsked
    signal amendAsked(string id)

    function act() {
        step.act();
    }

    DropArea {
        id: drop

        objectName: "drop"
        anchors.fill: parent
        enabled: stage.desk.tray.view.can_add && stage.desk.window.view.live
        onDropped: event => stage.desk.tray.add(event.urls)
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: stage.side
        anchors.rightMargin: stage.side
        anchors.topMargin: stage.wide ? 24 : stage.low ? 14 : 18
        anchors.bottomMargin: stage.low ? 14 : 20
        spacing: stage.gap

        PhaseSteps {
            Layout.fillWidth: true
            visible: stage.view.phases.length > 0 && !(stage.flat && stage.desk.questioning.view.on) && (stage.flat ? ["item"] : ["item", "ballot", "result"]).includes(stage.view.kind)
            steps: stage.view.phases
            mayChoose: stage.desk.window.view.live && stage.desk.next_step.view.elsewhere === true
            hint: qsTrId("desktop.phase.go_to")
            onChosen: id => stage.desk.next_step.press_key(`phase-${id}`)
        }
        Loader {
            Layout.fillWidth: true
            Layout.fillHeight: true
            sourceComponent: ({
                    "loading": loading,
                    "empty": empty,
                    "prepare": prepare,
                    "item": stage.desk.questioning.view.on ? questioning : item,
                    "ballot": ballot,
                    "result": result
                })[stage.view.kind] ?? quiet
        }
        RefusalLine {
            Layout.fillWidth: true
            runner: stage.desk.runner
            noun: "undo"
        }
        NextStepCard {
            id: step

            Layout.fillWidth: true
            implicitHeight: stage.nextStepHeight
            flat: stage.flat
            desk: stage.desk
        }
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: 10
        visible: drop.containsDrag
        radius: 12
        color: Qt.alpha(Theme.accentSoft, 0.92)
        border.width: 2
        border.color: Theme.accent

        AppText {
            anchors.centerIn: parent
            size: Theme.sizeTitle
            weight: Theme.weightSemibold
            color: Theme.accent
            text: qsTrId("desktop.documents.drop")
        }
    }
    Component {
        id: loading

        LoadingStage {}
    }
    Component {
        id: empty

        EmptyStage {
            desk: stage.desk
        }
    }
    Component {
        id: prepare

        PrepareStage {
            desk: stage.desk
            low: stage.low
        }
    }
    Component {
        id: item

        ItemStage {
            desk: stage.desk
            low: stage.low
            wide: stage.wide
            onScriptAsked: stage.scriptAsked()
            onFilesAsked: stage.filesAsked()
            onPapersAsked: stage.papersAsked()
            onOpinionsAsked: stage.opinionsAsked()
        }
    }
    Component {
        id: questioning

        QuestioningStage {
            desk: stage.desk
            low: stage.low
            wide: stage.wide
            flat: stage.flat
            onScriptAsked: stage.scriptAsked()
            onAmendAsked: id => stage.amendAsked(id)
            onOpinionsAsked: stage.opinionsAsked()
            onGroupsAsked: stage.groupsAsked()
        }
    }
    Component {
        id: ballot

        BallotStage {
            desk: stage.desk
            low: stage.low
        }
    }
    Component {
        id: result

        ResultStage {
            desk: stage.desk
            flat: stage.flat
            low: stage.low
        }
    }
    Component {
        id: quiet

        QuietStage {
            desk: stage.desk
            onFolderAsked: stage.folderAsked()
            onFilesAsked: stage.filesAsked()
            onPapersAsked: stage.papersAsked()
        }
    }
}
