pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// Who has not voted: first those whose tablet does not answer, for whom the secretary may enter by hand. Where many
// tablets fail, their raised hands are counted and added.
Item {
    id: panel

    required property var desk
    readonly property var ballot: desk.ballot
    readonly property var view: ballot.view
    readonly property var choices: view.choices ?? []
    property bool adding: false

    CountForm {
        anchors.fill: parent
        anchors.margins: 18
        visible: panel.adding
        desk: panel.desk
        heading: qsTrId("desktop.ballot.add_hands")
        about: qsTrId("desktop.count.add_text")
        needsReason: true
        backText: qsTrId("desktop.ballot.names_back")
        onBackAsked: panel.adding = false
    }
    ColumnLayout {
        anchors.fill: parent
        visible: !panel.adding
        spacing: 0

        RowLayout {
            Layout.margins: 18
            Layout.topMargin: 12
            Layout.bottomMargin: 6

            AppText {
                Layout.fillWidth: true
                objectName: "silent"
                size: Theme.sizeStrong
                weight: Theme.weightSemibold
                elide: Text.ElideRight
                text: `${qsTrId("desktop.ballot.not_voted")} · ${panel.view.silent}`
            }
            ActButton {
                objectName: "remind"
                small: true
                visible: panel.view.may_remind === true
                text: qsTrId("desktop.ballot.remind")
                place: "remind.voters"
                runner: panel.desk.runner
                onClicked: panel.ballot.remind()
            }
        }
        AppText {
            Layout.fillWidth: true
            Layout.leftMargin: 18
            Layout.bottomMargin: 8
            objectName: "reminded"
            visible: text !== ""
            text: panel.view.reminded ?? ""
            size: Theme.sizeCaption
            color: Theme.textSoft
        }
        RefusalLine {
            Layout.fillWidth: true
            Layout.leftMargin: 14
            Layout.rightMargin: 14
            runner: panel.desk.runner
            noun: "remind"
        }
        ListView {
            id: names

            objectName: "notVoted"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: panel.view.named ? panel.ballot.rows : null
            ScrollBar.vertical: ScrollBar {
                policy: names.contentHeight > names.height + 2 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
            }
            // Ten times a second rows go and others come up from below: they are told whose they are, not made anew.
            reuseItems: true
            delegate: NotVotedRow {
                width: ListView.view.width
                desk: panel.desk
                choices: panel.choices
            }

            AppText {
                anchors.fill: parent
                anchors.margins: 18
                verticalAlignment: Text.AlignTop
                wrapMode: Text.Wrap
                visible: panel.view.running && (panel.view.silent === 0 || !panel.view.named)
                color: Theme.textSoft
                text: panel.view.named ? qsTrId("desktop.ballot.all_voted") : qsTrId("desktop.ballot.no_names")
            }
        }
        ActButton {
            Layout.margins: 14
            Layout.fillWidth: true
            objectName: "addHands"
            visible: panel.view.may_add_hands === true
            text: qsTrId("desktop.ballot.add_hands")
            onClicked: panel.adding = true
        }
    }
}
