import QtQuick
import QtQuick.Layouts
import controls
import theme

// Somebody else has changed meanwhile what is typed here: what stands now, and which of the two goes on.
Rectangle {
    id: line

    property string text: ""
    signal takeOther
    signal keepMine

    visible: text !== ""
    implicitHeight: column.implicitHeight + 20
    radius: Theme.radiusControl
    color: Theme.goldSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: 10
        spacing: 8

        AppText {
            Layout.fillWidth: true
            text: line.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
            weight: Theme.weightMedium
            color: Theme.gold
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: 8

            ActButton {
                objectName: "takeOther"
                small: true
                text: qsTrId("desktop.conflict.take_other")
                onClicked: line.takeOther()
            }
            ActButton {
                objectName: "keepMine"
                small: true
                text: qsTrId("desktop.conflict.keep_mine")
                onClicked: line.keepMine()
            }
        }
    }
}
