import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import projector
import theme

// One output: what it shows now, its name, and where it is seen.
AbstractButton {
    id: row

    required property var entry
    required property bool chosen
    property var place: ({})

    implicitHeight: 104 * Theme.scale
    Accessible.role: Accessible.RadioButton
    Accessible.checked: chosen
    Accessible.name: `${entry.name}, ${entry.shows}`

    background: Rectangle {
        radius: 10
        color: row.chosen ? Theme.accentSoft : row.hovered ? Theme.canvas : "transparent"
        border.width: row.visualFocus ? 2 : 1
        border.color: row.chosen || row.visualFocus ? Theme.accent : Theme.line
    }
    contentItem: RowLayout {
        spacing: 12

        MiniScreen {
            Layout.leftMargin: 8
            implicitWidth: 150
            label: row.entry.name
            fitted: true
            scene: row.entry.scene
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                Layout.fillWidth: true
                text: row.entry.name
                weight: Theme.weightSemibold
                elide: Text.ElideRight
            }
            AppText {
                Layout.fillWidth: true
                text: row.entry.shows
                size: Theme.sizeCaption
                color: Theme.textSoft
                elide: Text.ElideRight
            }
            AppText {
                Layout.fillWidth: true
                text: [row.place.open ? row.place.screen || qsTrId("desktop.outputs.in_window") : "", row.entry.pages].filter(part => part).join(
                    " · ") || qsTrId("desktop.outputs.nowhere")
                size: Theme.sizeCaption
                weight: Theme.weightMedium
                color: row.place.open || row.entry.pages ? Theme.ok : Theme.gold
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
    }
}
