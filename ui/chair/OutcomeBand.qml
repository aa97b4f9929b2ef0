import QtQuick
import QtQuick.Layouts
import controls
import theme

// What came out, in one word, and why; the top of every result.
Rectangle {
    id: band

    required property var view
    property bool low: false
    readonly property color tone: view.tone === "ok" ? Theme.ok : view.tone === "danger" ? Theme.danger : view.tone === "gold" ? Theme.gold : Theme.accent
    readonly property string sign: view.tone === "ok" ? "check" : view.tone === "danger" ? "cross" : view.tone === "gold" ? "hourglass" : "ballot"

    implicitHeight: (low ? 54 : 74) * Theme.scale
    topLeftRadius: 11
    topRightRadius: 11
    color: view.tone === "ok" ? Theme.okSoft : view.tone === "danger" ? Theme.dangerSoft : view.tone === "gold" ? Theme.goldSoft : Theme.accentSoft

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        spacing: 16

        Sign {
            name: band.sign
            size: band.low ? 28 : 34
            stroke: 2.6
            color: band.tone
        }
        AppText {
            objectName: "verdict"
            text: band.view.verdict ?? ""
            size: (text.length > 12 ? 22 : band.low ? 28 : 40) * Theme.scale
            weight: Theme.weightBold
            color: band.tone
        }
        Rectangle {
            implicitWidth: 1
            Layout.fillHeight: true
            Layout.topMargin: 10
            Layout.bottomMargin: 10
            color: band.tone
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                id: why

                // Measured, not counted: how many lines are laid out depends on the room that follows from this.
                readonly property bool wraps: asked.advanceWidth > width

                Layout.fillWidth: true
                objectName: "why"
                text: band.view.decision ?? ""
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                size: Theme.sizeStrong
                weight: Theme.weightMedium
            }
            AppText {
                Layout.fillWidth: true
                visible: text !== "" && (!band.low || !why.wraps)
                text: band.view.rule ?? ""
                elide: Text.ElideRight
                color: Theme.textSoft
            }
            TextMetrics {
                id: asked

                font.family: why.font.family
                font.pixelSize: why.font.pixelSize
                font.weight: why.font.weight
                text: why.text
            }
        }
    }
}
