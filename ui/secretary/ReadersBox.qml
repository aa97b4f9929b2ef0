pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Delegates with seat, name, and in a few words why.
ColumnLayout {
    id: readers

    required property string heading
    required property var people

    Layout.fillWidth: true
    visible: heading !== ""
    spacing: 6

    AppText {
        Layout.fillWidth: true
        text: readers.heading
        wrapMode: Text.Wrap
        weight: Theme.weightSemibold
    }
    InspectorBox {
        spacing: 0

        Repeater {
            model: readers.people

            ColumnLayout {
                id: row

                required property int index
                required property string seat
                required property string name
                required property string text
                required property string tone

                objectName: "reader"
                Layout.fillWidth: true
                spacing: 0
                Accessible.role: Accessible.ListItem
                Accessible.name: `${seat} ${name}, ${text}`

                BoxLine {
                    visible: row.index > 0
                }
                RowLayout {
                    Layout.preferredHeight: Math.max(36 * Theme.scale, who.implicitHeight + 10)
                    spacing: 10

                    AppText {
                        Layout.preferredWidth: 32 * Theme.scale
                        text: row.seat
                        weight: Theme.weightSemibold
                    }
                    AppText {
                        id: who

                        Layout.fillWidth: true
                        wrapMode: Text.Wrap
                        text: row.name
                    }
                    Chip {
                        text: row.text
                        tone: row.tone
                    }
                }
            }
        }
    }
}
