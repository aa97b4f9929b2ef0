import QtQuick
import QtQuick.Layouts
import controls
import theme

// The words to say (lời dẫn) where there is room for a few lines only: no heading, the pencil beside them.
Card {
    id: line

    required property var desk
    property bool low: false
    readonly property string script: desk.script.view.text ?? ""
    readonly property real inset: low ? 6 : 10
    signal editAsked

    // As high as the words at their full size.
    implicitHeight: Math.ceil(full.implicitHeight) + 2 * inset + 2

    AppText {
        id: full

        width: reader.width - 14
        visible: false
        textFormat: Text.StyledText
        text: reader.text
        wrapMode: Text.Wrap
        size: reader.largest
        leading: 1.55
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: line.low ? 16 : 20
        anchors.rightMargin: 8
        anchors.topMargin: line.inset
        anchors.bottomMargin: line.inset
        spacing: 4

        ReadAloud {
            id: reader

            Layout.fillWidth: true
            Layout.fillHeight: true
            name: "script"
            text: line.script !== "" ? line.script : qsTrId("desktop.stage.no_script")
            color: line.script !== "" ? Theme.text : Theme.textSoft
            largest: (line.low ? 16 : 18) * Theme.scale
        }
        ActButton {
            Layout.alignment: Qt.AlignTop
            objectName: "editScript"
            visible: line.desk.script.view.can_edit === true
            small: true
            tone: "link"
            sign: "pencil"
            Accessible.name: qsTrId("desktop.find.script")
            onClicked: line.editAsked()
        }
    }
}
