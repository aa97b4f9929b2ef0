pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The words to say now (lời dẫn), large enough to read aloud.
Card {
    id: card

    required property string script
    property bool low: false
    property bool wide: false
    // Where there is a note and a text to change: on the item that runs.
    property var desk: null
    signal editAsked

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: card.low ? 10 : 14
        anchors.leftMargin: card.low ? 16 : 20
        anchors.rightMargin: card.low ? 16 : 20
        spacing: 4

        RowLayout {
            AppText {
                Layout.fillWidth: true
                text: qsTrId("desktop.stage.script")
                weight: Theme.weightMedium
                color: Theme.textSoft
            }
            ActButton {
                objectName: "editScript"
                visible: card.desk !== null && card.desk.script.view.can_edit === true
                small: true
                tone: "link"
                text: qsTrId("desktop.script.edit")
                onClicked: card.editAsked()
            }
        }
        ReadAloud {
            Layout.fillWidth: true
            Layout.fillHeight: true
            name: "script"
            text: card.script !== "" ? card.script : qsTrId("desktop.stage.no_script")
            color: card.script !== "" ? Theme.text : Theme.textSoft
            largest: (card.wide ? 20 : card.low ? 16 : 18) * Theme.scale
        }
        Loader {
            Layout.fillWidth: true
            Layout.topMargin: 6
            Layout.bottomMargin: 4
            active: card.desk !== null && !card.low
            visible: active
            sourceComponent: NoteBox {
                desk: card.desk
            }
        }
    }
}
