pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as Templates
import controls
import theme

// What the signs mean, with how many; pressing one shows only those.
ColumnLayout {
    id: legend

    required property var entries
    property string only: ""

    spacing: 0
    Accessible.role: Accessible.List
    Accessible.name: qsTrId("desktop.room.legend_all")

    Repeater {
        model: legend.entries

        Templates.AbstractButton {
            id: entry

            required property var modelData
            readonly property bool chosen: legend.only === modelData.key
            readonly property color ink: ({
                    "danger": Theme.danger,
                    "gold": Theme.gold,
                    "accent": Theme.accent,
                    "ok": Theme.ok
                })[modelData.tone] ?? Theme.text

            objectName: `legend-${modelData.key}`
            Layout.fillWidth: true
            implicitHeight: 30 * Theme.scale
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            text: modelData.text
            Accessible.role: Accessible.CheckBox
            Accessible.checkable: true
            Accessible.checked: chosen
            Accessible.name: `${text}, ${modelData.count}`
            onClicked: legend.only = chosen ? "" : modelData.key

            background: Rectangle {
                radius: 6
                color: entry.chosen || entry.hovered ? Theme.accentSoft : "transparent"
                border.width: entry.visualFocus ? 2 : 0
                border.color: Theme.accent
            }
            contentItem: RowLayout {
                spacing: 8

                Rectangle {
                    Layout.leftMargin: 6
                    visible: entry.modelData.swatch !== ""
                    implicitWidth: 16 * Theme.scale
                    implicitHeight: implicitWidth
                    radius: width / 2
                    color: entry.modelData.swatch === "voted" ? Theme.accent : entry.modelData.swatch === "present" ? Theme.ok : "transparent"
                    border.width: entry.modelData.swatch === "waiting" ? 1.5 : 0
                    border.color: Theme.lineStrong

                    DashedFrame {
                        anchors.fill: parent
                        visible: entry.modelData.swatch === "absent"
                        radius: width / 2
                        dashes: [2, 2]
                    }
                }
                Sign {
                    Layout.leftMargin: 6
                    visible: entry.modelData.swatch === ""
                    name: entry.modelData.sign
                    size: 16 * Theme.scale
                    color: entry.ink
                }
                AppText {
                    Layout.fillWidth: true
                    text: entry.text
                    elide: Text.ElideRight
                }
                AppText {
                    Layout.rightMargin: 8
                    text: entry.modelData.count
                    weight: Theme.weightSemibold
                }
            }
        }
    }
}
