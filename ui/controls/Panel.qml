import QtQuick
import theme

// A surface with a hairline. A tone draws it 2 px strong: accent, gold, ok, danger, or lost (dashed: not current).
Rectangle {
    id: panel

    property string tone: "line"
    property real padding: Theme.space4
    default property alias content: inner.data

    implicitHeight: inner.childrenRect.height + 2 * padding
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: tone === "line" ? 1 : tone === "lost" ? 0 : 2
    border.color: tone === "accent" ? Theme.accent : tone === "gold" ? Theme.gold : tone === "ok" ? Theme.ok
        : tone === "danger" ? Theme.danger : Theme.line

    DashedFrame {
        anchors.fill: parent
        visible: panel.tone === "lost"
        stroke: 2
    }
    Item {
        id: inner
        anchors.fill: parent
        anchors.margins: panel.padding
    }
}
