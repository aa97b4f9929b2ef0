import QtQuick
import QtQuick.Controls
import controls
import theme

// Words to read aloud, as large as the place allows. Where not even the smallest size fits, they scroll, and below
// them stands that there is more: what is read aloud is never cut unseen, nor covered.
Item {
    id: reader

    required property string text
    property string name: ""
    property real largest: Theme.sizeScript
    property real smallest: 14 * Theme.scale
    property color color: Theme.text
    // Measured by the whole place: that the words end above the button does not make them longer.
    readonly property bool more: page.contentHeight - page.contentY > height + 2

    function fit(): void {
        if (width <= 0 || height <= 0)
            return;
        let size = largest;
        words.size = size;
        while (size > smallest && words.implicitHeight > height) {
            size = Math.max(smallest, size - 1);
            words.size = size;
        }
    }

    implicitHeight: 80
    onWidthChanged: fit()
    onHeightChanged: fit()
    onLargestChanged: fit()
    onTextChanged: page.contentY = 0
    Component.onCompleted: fit()

    Flickable {
        id: page

        readonly property real line: words.size * words.leading

        width: parent.width
        // Whole lines above the button; a place too low for one shows what it can.
        height: reader.more ? Math.max(line, Math.floor((reader.height - hint.implicitHeight) / line) * line) : reader.height
        onHeightChanged: Qt.callLater(returnToBounds)
        contentWidth: width
        contentHeight: words.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: ScrollBar {
            policy: page.contentHeight > reader.height + 2 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }

        AppText {
            id: words

            objectName: reader.name
            width: page.width - 14
            textFormat: Text.StyledText
            text: reader.text
            // Only now it is these words that are measured.
            onTextChanged: reader.fit()
            onWidthChanged: reader.fit()
            color: reader.color
            wrapMode: Text.Wrap
            leading: size > 16 * Theme.scale ? 1.55 : 1.45
            verticalAlignment: Text.AlignTop
        }
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        visible: reader.more
        width: hint.implicitWidth
        height: hint.implicitHeight
        radius: Theme.radiusControl
        color: Theme.surface

        ActButton {
            id: hint

            objectName: "moreBelow"
            small: true
            sign: "chevron-down"
            text: qsTrId("desktop.stage.more_below")
            onClicked: page.contentY = Math.min(page.contentHeight - reader.height, page.contentY + page.height * 0.8)
        }
    }
}
