pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// The outcome of an election, of a choice among options, of votes on confidence, or of a poll. Long lists scroll.
Card {
    id: card

    required property var view
    property bool low: false

    objectName: "tally"
    border.color: band.tone

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        OutcomeBand {
            id: band

            Layout.fillWidth: true
            Layout.margins: 1
            view: card.view
            low: card.low
        }
        AppText {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: 4
            visible: (card.view.needed_text ?? "") !== ""
            text: card.view.needed_text ?? ""
            size: Theme.sizeCaption
            weight: Theme.weightMedium
            color: Theme.gold
        }
        ScrollView {
            id: scroll

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: 20
            Layout.rightMargin: 8
            Layout.topMargin: 6
            Layout.bottomMargin: 6
            clip: true
            contentWidth: availableWidth
            ScrollBar.vertical.policy: contentHeight > height + 2 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff

            ColumnLayout {
                width: scroll.availableWidth - 12
                spacing: 4

                Repeater {
                    model: card.view.questions ?? []

                    ColumnLayout {
                        id: question

                        required property var modelData

                        Layout.fillWidth: true
                        spacing: 4

                        AppText {
                            Layout.fillWidth: true
                            Layout.topMargin: 6
                            visible: question.modelData.text !== ""
                            text: question.modelData.text
                            wrapMode: Text.Wrap
                            weight: Theme.weightSemibold
                        }
                        Repeater {
                            model: question.modelData.rows

                            TallyRow {
                                required property var modelData

                                Layout.fillWidth: true
                                entry: modelData
                                mark: card.view.needed_fraction ?? -1
                            }
                        }
                    }
                }
                ConfidenceTable {
                    Layout.fillWidth: true
                    visible: card.view.shape === "table"
                    view: card.view
                }
            }
        }
    }
}
