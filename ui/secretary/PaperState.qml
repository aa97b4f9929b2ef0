import QtQuick
import controls
import theme

// How a paper stands: given when, or what it waits for; gold if that is late.
Item {
    id: cell

    required property string standing
    required property string text
    required property bool late
    readonly property bool given: standing === "given"

    implicitHeight: Math.max(plain.implicitHeight, chip.implicitHeight)

    AppText {
        id: plain

        anchors.verticalCenter: parent.verticalCenter
        visible: cell.given
        width: parent.width
        text: cell.text
        size: 13 * Theme.scale
        elide: Text.ElideRight
        weight: cell.late ? Theme.weightMedium : Theme.weightRegular
        color: cell.late ? Theme.gold : Theme.textSoft
    }
    Chip {
        id: chip

        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, cell.width)
        text: cell.given ? "" : cell.text
        tone: cell.standing === "held" || cell.late ? "gold" : cell.standing === "recalled" ? "line" : "accent"
    }
}
