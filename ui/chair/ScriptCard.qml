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

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: card.low ? 10 : 14
        anchors.leftMargin: card.low ? 16 : 20
        anchors.rightMargin: card.low ? 16 : 20
        spacing: 4

        AppText {
            text: qsTrId("desktop.stage.script")
            weight: Theme.weightMedium
            color: Theme.textSoft
        }
        ReadAloud {
            Layout.fillWidth: true
            Layout.fillHeight: true
            name: "script"
            text: card.script !== "" ? card.script : qsTrId("desktop.stage.no_script")
            color: card.script !== "" ? Theme.text : Theme.textSoft
            largest: (card.wide ? 20 : card.low ? 16 : 18) * Theme.scale
        }
    }
}
