pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// Who chose what, for ballots with names: the few first, all of them on request.
Item {
    id: panel

    required property var desk
    readonly property var view: desk.result.view
    readonly property var inks: ({
            "for": Theme.ballotFor,
            "against": Theme.ballotAgainst,
            "abstain": Theme.ballotAbstain,
            "not_voted": Theme.ballotNotVoted
        })
    // Who did not choose keeps an empty seat.
    readonly property var choiceInks: ({
            "for": inks["for"],
            "against": inks["against"],
            "abstain": inks["abstain"]
        })
    readonly property var seats: view.seats ?? []
    readonly property bool papers: (view.papers ?? []).length > 0
    property string opened: ""
    signal correctionAsked

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.margins: 18
            Layout.bottomMargin: 4

            AppText {
                Layout.fillWidth: true
                text: panel.view.shape === "waiting" ? "" : panel.papers ? qsTrId("desktop.result.papers") : qsTrId("desktop.result.who")
                size: Theme.sizeStrong
                wrapMode: Text.Wrap
                weight: Theme.weightSemibold
            }
            ActButton {
                objectName: "correct"
                visible: panel.view.correctable === true
                small: true
                text: qsTrId("desktop.result.correct")
                onClicked: panel.correctionAsked()
            }
        }
        Repeater {
            model: panel.view.papers ?? []

            NameRow {
                required property var modelData

                Layout.fillWidth: true
                seat: ""
                name: modelData.label
                note: modelData.value
            }
        }
        AppText {
            Layout.fillWidth: true
            Layout.margins: 18
            visible: (panel.view.groups ?? []).length === 0 && panel.view.shape === "motion"
            wrapMode: Text.Wrap
            color: Theme.textSoft
            text: panel.view.correctable === true ? qsTrId("desktop.result.counted_only") : qsTrId("desktop.result.secret")
        }
        ScrollView {
            id: scroll

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentWidth: availableWidth
            ScrollBar.vertical.policy: contentHeight > height + 2 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff

            ColumnLayout {
                width: scroll.availableWidth
                spacing: 0

                // In a low window the names of the few come first; a bar already says what 300 seats would.
                Loader {
                    Layout.fillWidth: true
                    Layout.leftMargin: 14
                    Layout.rightMargin: 14
                    active: panel.height > 640 * Theme.scale && panel.seats.length > 0 && panel.seats.length <= 300
                    visible: active
                    sourceComponent: SeatMap {
                        objectName: "choiceMap"
                        implicitHeight: Math.min(width * unitsHigh / unitsWide, 190 * Theme.scale)
                        seats: panel.seats
                        tints: panel.choiceInks
                        labels: false
                        overlaid: false
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTrId("desktop.result.who")
                    }
                }
                AppText {
                    Layout.leftMargin: 18
                    Layout.topMargin: 8
                    visible: (panel.view.corrections ?? []).length > 0
                    text: qsTrId("desktop.result.corrections")
                    color: Theme.gold
                    weight: Theme.weightMedium
                }
                Repeater {
                    model: panel.view.corrections ?? []

                    AppText {
                        required property string modelData

                        Layout.fillWidth: true
                        Layout.leftMargin: 18
                        Layout.rightMargin: 18
                        objectName: "correctionLine"
                        text: modelData
                        wrapMode: Text.Wrap
                    }
                }
                Repeater {
                    model: panel.view.groups ?? []

                    ColumnLayout {
                        id: group

                        required property var modelData
                        readonly property bool many: modelData.names.length > 8
                        readonly property bool open: !many || panel.opened === modelData.id

                        Layout.fillWidth: true
                        spacing: 0

                        RowLayout {
                            Layout.leftMargin: 18
                            Layout.rightMargin: 18
                            Layout.topMargin: 12
                            Layout.bottomMargin: 6
                            spacing: 8

                            Sign {
                                name: group.modelData.sign
                                size: 15
                                color: panel.inks[group.modelData.id] ?? Theme.text
                            }
                            AppText {
                                Layout.fillWidth: true
                                text: group.modelData.label
                                wrapMode: Text.Wrap
                                weight: Theme.weightMedium
                                color: panel.inks[group.modelData.id] ?? Theme.text
                            }
                            AppText {
                                text: group.modelData.count
                                weight: Theme.weightSemibold
                            }
                            ActButton {
                                visible: group.many
                                objectName: `all-${group.modelData.id}`
                                small: true
                                tone: "link"
                                text: group.open ? qsTrId("desktop.result.fold") : qsTrId("desktop.result.all")
                                onClicked: panel.opened = group.open ? "" : group.modelData.id
                            }
                        }
                        Repeater {
                            model: group.open ? group.modelData.names : []

                            NameRow {
                                required property var modelData

                                Layout.fillWidth: true
                                seat: modelData.seat
                                name: modelData.name
                                note: modelData.note
                            }
                        }
                    }
                }
            }
        }
    }
}
