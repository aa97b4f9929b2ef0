pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme

// How it is voted: secrecy, way, majority, time; what is seldom needed is one press away. Only what the form needs.
ColumnLayout {
    id: fields

    required property var sheet
    readonly property var view: sheet.view
    readonly property var lists: sheet.options
    readonly property var shows: view.shows ?? ({})
    property bool more: false

    spacing: 10

    FormField {
        Layout.fillWidth: true
        label: qsTrId("desktop.plan.form")
        help: fields.view.form_help ?? ""

        PlanChoice {
            objectName: "form"
            options: fields.lists.forms ?? []
            value: fields.view.form
            Accessible.name: qsTrId("desktop.plan.form")
            onChosen: id => fields.sheet.set("form", id)
        }
    }
    FormField {
        Layout.fillWidth: true
        label: qsTrId("desktop.plan.kind")
        help: fields.view.kind_help ?? ""

        PlanChoice {
            objectName: "kind"
            options: fields.lists.kinds ?? []
            value: fields.view.kind
            Accessible.name: qsTrId("desktop.plan.kind")
            onChosen: id => fields.sheet.set("kind", id)
        }
    }
    FormField {
        Layout.fillWidth: true
        label: qsTrId("desktop.plan.method")
        help: fields.view.method_help ?? ""

        PlanChoice {
            objectName: "method"
            options: fields.lists.methods ?? []
            value: fields.view.method
            Accessible.name: qsTrId("desktop.plan.method")
            onChosen: id => fields.sheet.set("method", id)
        }
    }
    FormField {
        Layout.fillWidth: true
        visible: fields.shows.rule === true
        label: qsTrId("desktop.plan.rule")
        help: fields.view.rule_help ?? ""

        PlanChoice {
            objectName: "majority"
            options: fields.lists.rules ?? []
            value: fields.view.rule_name
            Accessible.name: qsTrId("desktop.plan.rule")
            onChosen: id => fields.sheet.set("rule_name", id)
        }
        RowLayout {
            visible: fields.shows.own_rule === true
            spacing: 6

            PlanChoice {
                options: fields.lists.compares ?? []
                value: fields.view.compare
                Accessible.name: qsTrId("desktop.plan.compare")
                onChosen: id => fields.sheet.set("compare", id)
            }
            EntryField {
                Layout.preferredWidth: 64 * Theme.scale
                objectName: "fraction"
                visible: fields.shows.fraction === true
                implicitHeight: 36 * Theme.scale
                text: fields.view.fraction ?? ""
                maximumLength: 9
                Accessible.name: qsTrId("desktop.plan.fraction")
                onTextEdited: fields.sheet.set("fraction", text)
            }
        }
        PlanChoice {
            visible: fields.shows.own_rule === true && fields.shows.fraction === true
            options: fields.lists.bases ?? []
            value: fields.view.of
            Accessible.name: qsTrId("desktop.plan.base")
            onChosen: id => fields.sheet.set("of", id)
        }
    }
    FormField {
        Layout.fillWidth: true
        visible: fields.shows.duration === true
        label: qsTrId("desktop.ballot.duration")

        PlanChoice {
            objectName: "duration"
            options: fields.lists.durations ?? []
            value: fields.view.seconds
            Accessible.name: qsTrId("desktop.ballot.duration")
            onChosen: id => fields.sheet.set("seconds", id)
        }
    }
    ActButton {
        objectName: "moreFields"
        small: true
        tone: "link"
        sign: fields.more ? "chevron-up" : "chevron-down"
        text: fields.more ? qsTrId("desktop.plan.less") : qsTrId("desktop.plan.more")
        onClicked: fields.more = !fields.more
    }
    FormField {
        Layout.fillWidth: true
        visible: fields.more
        label: qsTrId("desktop.plan.results")

        PlanChoice {
            objectName: "resultsTo"
            options: fields.lists.results ?? []
            value: fields.view.results_to
            Accessible.name: qsTrId("desktop.plan.results")
            onChosen: id => fields.sheet.set("results_to", id)
        }
    }
    Tick {
        Layout.fillWidth: true
        objectName: "live"
        visible: fields.more && fields.shows.live === true
        checked: fields.view.live === true
        text: qsTrId("desktop.plan.live")
        onToggled: fields.sheet.set("live", checked)
    }
    Tick {
        Layout.fillWidth: true
        objectName: "absentToo"
        visible: fields.more && fields.shows.absent_too === true
        checked: fields.view.absent_too === true
        text: qsTrId("desktop.plan.absent_too")
        onToggled: fields.sheet.set("absent_too", checked)
    }
    FormField {
        Layout.fillWidth: true
        visible: fields.more && fields.shows.paper === true
        label: qsTrId("desktop.plan.paper")

        PlanChoice {
            objectName: "paper"
            options: fields.lists.papers ?? []
            value: fields.view.document_id
            Accessible.name: qsTrId("desktop.plan.paper")
            onChosen: id => fields.sheet.set("document_id", id)
        }
    }
    FormField {
        Layout.fillWidth: true
        visible: fields.more && fields.shows.part === true
        label: qsTrId("desktop.plan.part_of")

        PlanChoice {
            objectName: "partOf"
            options: fields.lists.wholes ?? []
            value: fields.view.part_of
            Accessible.name: qsTrId("desktop.plan.part_of")
            onChosen: id => fields.sheet.set("part_of", id)
        }
    }
    FormField {
        Layout.fillWidth: true
        visible: fields.more && fields.shows.least_cast === true
        label: qsTrId("desktop.plan.least_cast")

        EntryField {
            Layout.preferredWidth: 90 * Theme.scale
            objectName: "leastCast"
            implicitHeight: 36 * Theme.scale
            text: fields.view.least_cast ?? ""
            maximumLength: 9
            Accessible.name: qsTrId("desktop.plan.least_cast")
            onTextEdited: fields.sheet.set("least_cast", text)
        }
    }
    FormField {
        Layout.fillWidth: true
        visible: fields.more && fields.shows.units === true
        label: qsTrId("desktop.plan.units")

        Flow {
            Layout.fillWidth: true
            spacing: 10

            Repeater {
                model: fields.more ? fields.lists.units ?? [] : []

                Tick {
                    required property var modelData

                    objectName: "unit"
                    checked: (fields.view.units ?? []).includes(modelData.id)
                    text: modelData.text
                    onToggled: fields.sheet.choose_unit(modelData.id, checked)
                }
            }
        }
    }
}
