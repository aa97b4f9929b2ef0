import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// The result: the decision by the rule, one bar of all delegates, the figures, the sentence to read aloud.
ColumnLayout {
    id: stage

    required property var desk
    property bool low: false
    readonly property var view: desk.result.view

    spacing: low ? 10 : 14

    ColumnLayout {
        spacing: 6

        TagRow {
            Layout.fillWidth: true
            tags: stage.view.tags ?? []
        }
        AppText {
            Layout.fillWidth: true
            text: stage.view.title ?? ""
            wrapMode: Text.WordWrap
            maximumLineCount: stage.low ? 2 : 4
            elide: Text.ElideRight
            size: text.length > 160 ? 17 : 20
            weight: Theme.weightSemibold
        }
    }
    DecisionCard {
        Layout.fillWidth: true
        view: stage.view
        low: stage.low
    }
    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: stage.low ? 6 : 12
            anchors.leftMargin: 20
            anchors.rightMargin: 20
            spacing: stage.low ? 0 : 4

            RowLayout {
                AppText {
                    Layout.fillWidth: true
                    text: qsTrId("desktop.result.sentence")
                    color: Theme.textSoft
                    weight: Theme.weightMedium
                }
                AppText {
                    text: stage.view.declared_text ?? ""
                    color: Theme.ok
                    weight: Theme.weightMedium
                }
                ActButton {
                    objectName: "copy"
                    small: true
                    tone: "link"
                    text: qsTrId("desktop.result.copy")
                    onClicked: stage.desk.result.copy_sentence()
                }
            }
            ScrollView {
                Layout.fillWidth: true
                Layout.fillHeight: true
                contentWidth: availableWidth
                clip: true

                AppText {
                    width: parent.width
                    objectName: "formal"
                    textFormat: Text.StyledText
                    wrapMode: Text.WordWrap
                    size: stage.low ? 15 : 17
                    leading: stage.low ? 1.5 : 1.58
                    text: `${stage.view.sentence ?? ""} <b>${stage.view.verdict_sentence ?? ""}</b>`
                    verticalAlignment: Text.AlignTop
                }
            }
        }
    }
}
