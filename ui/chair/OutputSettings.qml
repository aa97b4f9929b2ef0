pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import projector
import theme

// The chosen output: its name, what it shows (seen before it is shown), its window, its margins, its code for a browser.
ColumnLayout {
    id: settings

    required property var desk
    required property var screens
    readonly property var model: desk.outputs
    readonly property var view: model.view
    // The sheet may outlive the screens by a moment, when the program ends.
    readonly property var place: screens?.states[view.chosen] ?? ({})

    spacing: 10

    RowLayout {
        visible: !settings.view.main
        spacing: 10

        EntryField {
            Layout.fillWidth: true
            objectName: "outputName"
            text: settings.view.name
            maximumLength: 60
            placeholderText: qsTrId("desktop.outputs.name")
            onEditingFinished: settings.model.rename(text)
        }
        ActButton {
            objectName: "removeOutput"
            runner: settings.desk.runner
            place: "outputs.remove"
            text: qsTrId("desktop.outputs.remove")
            onClicked: settings.model.remove()
        }
    }
    RowLayout {
        spacing: 16

        MiniScreen {
            objectName: "outputPreview"
            implicitWidth: 300
            label: qsTrId("desktop.showing.preview")
            fitted: true
            scene: settings.view.preview
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 8

            AppText {
                Layout.fillWidth: true
                text: settings.view.main ? qsTrId("desktop.outputs.main_shows") : settings.view.changes ? qsTrId("desktop.outputs.will_show")
                    : qsTrId("desktop.outputs.shows")
                wrapMode: Text.Wrap
                color: settings.view.changes ? Theme.gold : Theme.textSoft
                weight: Theme.weightMedium
            }
            ChoiceOf {
                Layout.fillWidth: true
                objectName: "outputShows"
                visible: !settings.view.main
                options: settings.view.choices
                value: settings.view.picked
                Accessible.name: qsTrId("desktop.outputs.shows")
                onPicked: value => settings.model.pick(value)
            }
            ChoiceOf {
                Layout.fillWidth: true
                objectName: "outputPaper"
                visible: settings.view.picked === "document"
                options: settings.view.papers
                value: settings.view.paper
                Accessible.name: qsTrId("desktop.outputs.paper")
                onPicked: value => settings.model.pick_paper(value)
            }
            NumberField {
                objectName: "outputPage"
                visible: settings.view.picked === "document"
                label: `${qsTrId("desktop.outputs.page")} / ${settings.view.pages}`
                value: settings.view.page
                most: settings.view.pages
                onChosen: number => settings.model.pick_page(number)
            }
            Flow {
                Layout.fillWidth: true
                visible: !settings.view.main
                spacing: 10

                ActButton {
                    objectName: "showOutput"
                    tone: "main"
                    enabled: settings.view.changes && usable
                    runner: settings.desk.runner
                    place: "outputs.show"
                    text: qsTrId("desktop.outputs.show")
                    onClicked: settings.model.show()
                }
                ActButton {
                    objectName: "putAway"
                    visible: settings.view.pinned
                    enabled: usable
                    runner: settings.desk.runner
                    place: "outputs.put_away"
                    text: qsTrId("desktop.outputs.put_away")
                    onClicked: settings.model.put_away()
                }
            }
        }
    }
    OutputBox {
        heading: qsTrId("desktop.outputs.window")

        RowLayout {
            spacing: 10

            ActButton {
                objectName: "openOutput"
                text: settings.place.open ? qsTrId("desktop.outputs.close_window") : qsTrId("desktop.outputs.open_window")
                onClicked: settings.screens.toggle_output(settings.view.chosen)
            }
            ChoiceOf {
                Layout.fillWidth: true
                objectName: "outputScreen"
                options: [{
                        "value": "", "text": qsTrId("desktop.outputs.any_screen")
                    }].concat(settings.screens.screens)
                value: settings.place.wanted ?? ""
                Accessible.name: qsTrId("desktop.outputs.screen")
                onPicked: value => settings.screens.choose(settings.view.chosen, value)
            }
        }
    }
    OutputBox {
        heading: qsTrId("desktop.outputs.margins")

        GridLayout {
            columns: 3
            columnSpacing: 14
            rowSpacing: 6

            Repeater {
                model: ["left", "top", "right", "bottom"]

                NumberField {
                    required property string modelData

                    objectName: `margin_${modelData}`
                    label: [qsTrId("desktop.outputs.left"), qsTrId("desktop.outputs.top"), qsTrId("desktop.outputs.right"), qsTrId("desktop.outputs.bottom")][["left", "top", "right", "bottom"].indexOf(modelData)]
                    value: settings.view.margins[modelData]
                    least: 0
                    most: 20
                    onChosen: number => settings.model.set_margin(modelData, number)
                }
            }
            NumberField {
                objectName: "outputScale"
                label: qsTrId("desktop.outputs.scale")
                value: settings.view.scale
                least: 50
                most: 100
                onChosen: number => settings.model.set_scale(number)
            }
            ActButton {
                Layout.alignment: Qt.AlignBottom
                objectName: "calibrate"
                small: true
                runner: settings.desk.runner
                place: "outputs.lines"
                text: settings.view.calibrating ? qsTrId("desktop.outputs.lines_off") : qsTrId("desktop.outputs.lines")
                onClicked: settings.model.calibrate(!settings.view.calibrating)
            }
        }
    }
    OutputBox {
        heading: qsTrId("desktop.outputs.browser")

        RowLayout {
            spacing: 14

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 6

                AppText {
                    Layout.fillWidth: true
                    objectName: "outputJoined"
                    text: settings.view.code ? settings.view.address : settings.view.joined_text || (settings.view.expired ? qsTrId("desktop.outputs.code_out")
                        : qsTrId("desktop.outputs.browser_help"))
                    wrapMode: settings.view.code ? Text.WrapAnywhere : Text.Wrap
                    color: settings.view.joined_text ? Theme.ok : settings.view.expired ? Theme.gold : Theme.textSoft
                    size: Theme.sizeCaption
                }
                AppText {
                    objectName: "outputCode"
                    visible: settings.view.code !== ""
                    text: settings.view.code.slice(0, 3) + " " + settings.view.code.slice(3)
                    size: 30 * Theme.scale
                    weight: Theme.weightBold
                }
                RowLayout {
                    spacing: 10

                    ActButton {
                        objectName: "askCode"
                        small: true
                        runner: settings.desk.runner
                        place: "outputs.code"
                        text: settings.view.code ? qsTrId("desktop.outputs.other_code") : settings.view.expired ? qsTrId("desktop.outputs.new_code")
                            : qsTrId("desktop.outputs.code")
                        onClicked: settings.model.ask_code()
                    }
                    ActButton {
                        objectName: "letGo"
                        visible: settings.view.pages_text !== ""
                        small: true
                        tone: "link"
                        runner: settings.desk.runner
                        place: "outputs.let_go"
                        text: qsTrId("desktop.outputs.let_go")
                        onClicked: settings.model.let_go()
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: settings.view.pages_text
                        color: Theme.ok
                        elide: Text.ElideRight
                    }
                }
            }
            Image {
                visible: settings.view.qr !== ""
                source: settings.view.qr
                sourceSize.width: 116
                Layout.preferredWidth: 116
                Layout.preferredHeight: 116
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTrId("desktop.outputs.browser")
            }
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
