import QtQuick
import QtQuick.Layouts
import controls
import theme

// The result: the decision by the rule, one bar of all delegates, the figures, the sentence to read aloud.
ColumnLayout {
    id: stage

    required property var desk
    property bool low: false
    readonly property var view: desk.result.view
    // The sentence to read aloud comes first: the figures give way.
    readonly property bool tight: low || height < 440

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
        low: stage.tight
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
            ReadAloud {
                Layout.fillWidth: true
                Layout.fillHeight: true
                name: "formal"
                text: stage.view.read_aloud ?? ""
                largest: (stage.low ? 16 : 20) * Theme.scale
            }
        }
    }
}
