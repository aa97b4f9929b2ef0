pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Who stands for an absent delegate, where the body's own rules have proxies.
Sheet {
    id: sheet

    required property var desk
    readonly property var proxies: desk.proxies
    readonly property var view: proxies.view

    objectName: "proxiesSheet"
    heading: qsTrId("desktop.proxies.heading")
    sheetWidth: 860
    sheetHeight: 600
    onAboutToShow: proxies.choose("")

    RowLayout {
        spacing: 20

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 200

            AppText {
                text: qsTrId("desktop.proxies.absent")
                weight: Theme.weightMedium
            }
            ListView {
                Layout.fillWidth: true
                Layout.fillHeight: true
                objectName: "proxiesRows"
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: sheet.proxies.rows
                delegate: RowLayout {
                    id: row

                    required property string id
                    required property string name
                    required property string seat
                    required property string holder

                    width: ListView.view.width
                    height: 46 * Theme.scale
                    spacing: 8

                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0

                        AppText {
                            Layout.fillWidth: true
                            text: `${row.seat} · ${row.name}`
                            elide: Text.ElideRight
                            weight: sheet.view.giver === row.id ? Theme.weightSemibold : Theme.weightRegular
                        }
                        AppText {
                            Layout.fillWidth: true
                            visible: row.holder !== ""
                            text: row.holder
                            elide: Text.ElideRight
                            size: Theme.sizeCaption
                            color: Theme.accent
                        }
                    }
                    ActButton {
                        objectName: "proxyChoose"
                        small: true
                        text: row.holder !== "" ? qsTrId("desktop.proxies.end") : qsTrId("desktop.proxies.name")
                        onClicked: row.holder !== "" ? sheet.proxies.end(row.id) : sheet.proxies.choose(row.id)
                    }
                }

                AppText {
                    anchors.centerIn: parent
                    visible: parent.count === 0
                    text: qsTrId("desktop.proxies.nobody")
                    color: Theme.textSoft
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 200

            AppText {
                Layout.fillWidth: true
                text: sheet.view.heading ?? ""
                wrapMode: Text.Wrap
                weight: Theme.weightMedium
            }
            EntryField {
                Layout.fillWidth: true
                objectName: "proxySearch"
                seeks: true
                placeholderText: qsTrId("desktop.proxies.search")
                onTextEdited: sheet.proxies.search(text)
            }
            EntryField {
                id: reason

                Layout.fillWidth: true
                objectName: "proxyReason"
                placeholderText: qsTrId("desktop.proxies.reason")
            }
            ListView {
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: sheet.proxies.people
                delegate: RowLayout {
                    id: person

                    required property string id
                    required property string name
                    required property string seat

                    width: ListView.view.width
                    height: 40 * Theme.scale

                    AppText {
                        Layout.fillWidth: true
                        text: `${person.seat} · ${person.name}`
                        elide: Text.ElideRight
                    }
                    ActButton {
                        objectName: "giveProxy"
                        small: true
                        runner: sheet.desk.runner
                        place: "proxy.give"
                        text: qsTrId("desktop.proxies.give")
                        onClicked: sheet.proxies.give(person.id, reason.text.trim())
                    }
                }
            }
        }
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "proxy"
    }
}
