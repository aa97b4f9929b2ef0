pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import QtQuick.Templates as Templates
import controls
import theme

// What is not right yet, each a sentence that goes to its place.
ListView {
    id: notes

    required property var seating
    signal gone

    objectName: "seatingNotes"
    clip: true
    spacing: 6
    boundsBehavior: Flickable.StopAtBounds
    model: seating.view.notes
    ScrollBar.vertical: ScrollBar {}
    delegate: Templates.AbstractButton {
        id: note

        required property var modelData
        readonly property color ink: modelData.tone === "danger" ? Theme.danger : modelData.tone === "gold" ? Theme.gold : Theme.text

        objectName: "seatingNote"
        width: ListView.view.width
        implicitHeight: sentence.implicitHeight + 16
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        text: modelData.text
        Accessible.name: text
        onClicked: {
            if (modelData.spot !== "") {
                notes.seating.choose(modelData.block, modelData.spot);
                notes.gone();
            } else if (modelData.delegate_id !== "") {
                notes.seating.find_delegate(modelData.delegate_id);
            }
        }

        background: Rectangle {
            radius: Theme.radiusControl
            color: note.modelData.tone === "danger" ? Theme.dangerSoft : note.modelData.tone === "gold" ? Theme.goldSoft : Theme.canvas
            border.width: note.visualFocus ? 2 : note.hovered ? 1 : 0
            border.color: note.ink
        }
        contentItem: RowLayout {
            spacing: 8

            Sign {
                Layout.leftMargin: 10
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 10
                name: note.modelData.tone === "text" ? "info" : "warning"
                size: 16
                color: note.ink
            }
            AppText {
                id: sentence

                Layout.fillWidth: true
                Layout.rightMargin: 10
                text: note.text
                wrapMode: Text.Wrap
                color: note.ink
            }
        }
    }

    AppText {
        anchors.centerIn: parent
        width: parent.width - 16
        visible: notes.count === 0
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        soft: true
        text: qsTrId("desktop.seating.all_well")
    }
}
