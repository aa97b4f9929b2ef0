pragma ComponentBehavior: Bound
import QtQuick
import chair
import controls
import theme

// What can be added, ready halls, numbers for the whole hall, what a pull moves, and paper.
Flow {
    id: tools

    required property var desk
    required property var plan
    readonly property var seating: desk.seating
    readonly property var kinds: [{
            "kind": "arcs",
            "text": qsTrId("desktop.seating.add_arcs")
        }, {
            "kind": "rows",
            "text": qsTrId("desktop.seating.add_rows")
        }, {
            "kind": "table",
            "text": qsTrId("desktop.seating.add_table")
        }, {
            "kind": "presidium",
            "text": qsTrId("desktop.seating.add_presidium")
        }, {
            "kind": "seat",
            "text": qsTrId("desktop.seating.add_seat")
        }]
    signal paperAsked

    leftPadding: 28
    rightPadding: 28
    bottomPadding: 10
    spacing: 6

    Repeater {
        model: tools.kinds

        ActionButton {
            required property var modelData

            objectName: `add-${modelData.kind}`
            size: "row"
            sign: "plus"
            text: modelData.text
            onClicked: tools.seating.add(modelData.kind)
        }
    }
    ChoiceOf {
        objectName: "seatingTemplate"
        width: 172 * Theme.scale
        implicitHeight: Theme.heightRow
        value: 0
        options: [{
                "value": 0,
                "text": qsTrId("desktop.seating.templates")
            }, {
                "value": 30,
                "text": qsTrId("desktop.seating.template_30")
            }, {
                "value": 60,
                "text": qsTrId("desktop.seating.template_60")
            }, {
                "value": 500,
                "text": qsTrId("desktop.seating.template_500")
            }]
        Accessible.name: qsTrId("desktop.seating.templates")
        onPicked: value => value > 0 && tools.seating.use_template(value)
    }
    ChoiceOf {
        objectName: "seatingNumbers"
        width: 172 * Theme.scale
        implicitHeight: Theme.heightRow
        value: ""
        options: [{
                "value": "",
                "text": qsTrId("desktop.seating.numbers")
            }, {
                "value": "letters",
                "text": qsTrId("desktop.seating.numbers_letters")
            }, {
                "value": "through",
                "text": qsTrId("desktop.seating.numbers_through")
            }]
        Accessible.name: qsTrId("desktop.seating.numbers")
        onPicked: value => value !== "" && tools.seating.renumber(value === "letters")
    }
    ToggleChip {
        objectName: "moveSingle"
        implicitHeight: Theme.heightRow
        chosen: tools.plan.single
        text: qsTrId("desktop.seating.single")
        onClicked: tools.plan.single = !tools.plan.single
    }
    ActionButton {
        objectName: "seatingPaper"
        size: "row"
        sign: "download"
        text: qsTrId("desktop.seating.paper")
        onClicked: tools.paperAsked()
    }
}
