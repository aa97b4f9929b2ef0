import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// The words that changed on this page: struck through what goes, underlined what comes.
ColumnLayout {
    id: panel

    required property var view
    readonly property bool hasWords: (view.words || "") !== ""

    visible: hasWords || view.only_areas === true
    spacing: 4

    AppText {
        visible: panel.hasWords
        text: qsTrId("desktop.comparison.words")
        weight: Theme.weightSemibold
    }
    AppText {
        Layout.fillWidth: true
        visible: !panel.hasWords
        wrapMode: Text.Wrap
        soft: true
        text: qsTrId("desktop.comparison.only_areas")
    }
    Flickable {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(contentHeight, 132 * Theme.scale)
        visible: panel.hasWords
        clip: true
        contentHeight: changed.implicitHeight + 4
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}

        AppText {
            id: changed

            objectName: "changedWords"
            width: parent.width - 16
            wrapMode: Text.Wrap
            textFormat: Text.StyledText
            text: (panel.view.words || "").replace(/%1/g, Theme.danger).replace(/%2/g, Theme.accent)
            Accessible.role: Accessible.StaticText
            Accessible.name: panel.view.spoken || ""
        }
    }
}
