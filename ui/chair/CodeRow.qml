import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// A delegate's code in the list.
AbstractButton {
    id: row

    required property string name
    required property string seat
    required property string code
    required property bool used
    required property string state_text
    required property string delegate_id
    property bool chosen: false

    implicitHeight: 40 * Theme.scale
    Accessible.name: `${seat} ${name}, ${state_text}`
    background: Rectangle {
        color: row.chosen ? Theme.accentSoft : row.hovered ? Theme.canvas : "transparent"
        radius: 6
    }
    contentItem: RowLayout {
        spacing: 8

        AppText {
            Layout.leftMargin: 8
            Layout.preferredWidth: 34
            text: row.seat
            size: Theme.sizeCaption
            weight: Theme.weightSemibold
            color: Theme.textSoft
        }
        AppText {
            Layout.fillWidth: true
            text: row.name
            elide: Text.ElideRight
            weight: row.chosen ? Theme.weightSemibold : Theme.weightRegular
        }
        AppText {
            Layout.rightMargin: 8
            text: row.used ? row.state_text : row.code
            size: row.used ? 12 : 14
            color: row.used ? Theme.textSoft : Theme.text
        }
    }
}
