import QtQuick
import QtQuick.Layouts
import controls
import theme

// Where files are dropped; what arrives waits or goes out at once, as is chosen here.
Rectangle {
    id: card

    required property var desk
    required property bool dropping
    required property bool wide
    readonly property var view: desk.tray.view
    signal pressed

    implicitWidth: choice.implicitWidth + choice.Layout.leftMargin + 36
    radius: Theme.radiusCard
    color: dropping ? Theme.accentSoft : Theme.canvas

    DashedFrame {
        anchors.fill: parent
        stroke: 1.5
        color: card.dropping ? Theme.accent : Theme.textSoft
    }
    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: 20
        anchors.rightMargin: 16
        anchors.topMargin: 6
        anchors.bottomMargin: 8
        columns: card.wide ? 2 : 1
        columnSpacing: 20
        rowSpacing: 2

        RowLayout {
            objectName: "dropHere"
            spacing: 14
            Layout.fillWidth: true

            TapHandler {
                onTapped: card.pressed()
            }
            Sign {
                name: "download"
                size: 28
                stroke: 1.8
                color: Theme.accent
            }
            Column {
                Layout.fillWidth: true

                AppText {
                    width: parent.width
                    text: card.dropping ? qsTrId("desktop.tray.let_go") : qsTrId("desktop.tray.drop")
                    elide: Text.ElideRight
                    weight: Theme.weightSemibold
                }
                AppText {
                    width: parent.width
                    text: qsTrId("desktop.tray.kinds_text")
                    size: Theme.sizeCaption
                    elide: Text.ElideRight
                    soft: true
                }
            }
        }
        HoldChoice {
            id: choice

            Layout.alignment: card.wide ? Qt.AlignRight : Qt.AlignLeft
            Layout.leftMargin: card.wide || Theme.scale > 1.2 ? 0 : 42
            desk: card.desk
        }
    }
}
