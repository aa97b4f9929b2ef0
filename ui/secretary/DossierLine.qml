import QtQuick
import QtQuick.Layouts
import controls
import theme

// What is late or missing by the day on which the dossier is due.
Rectangle {
    id: line

    required property var desk
    readonly property var view: desk.papers.view.dossier

    visible: view.text !== ""
    implicitHeight: row.implicitHeight + 12
    Layout.leftMargin: 28
    Layout.rightMargin: 28
    Layout.bottomMargin: visible ? 12 : 0
    radius: Theme.radiusControl
    color: view.over ? Theme.goldSoft : Theme.canvas

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 12
        anchors.rightMargin: 8
        spacing: 10

        Sign {
            name: line.view.over ? "warning" : "clock"
            size: 18 * Theme.scale
            color: line.view.over ? Theme.gold : Theme.textSoft
        }
        AppText {
            objectName: "dossier"
            Layout.fillWidth: true
            text: line.view.text
            wrapMode: Text.Wrap
            color: line.view.over ? Theme.gold : Theme.text
            weight: Theme.weightMedium
        }
    }
}
