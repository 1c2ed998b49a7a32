package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** A $select clause: which properties of a document are shown. */
public final class Selection {
    private Selection() {}

    /** The document with the named properties only, or the document itself when nothing is named. */
    public static ObjectNode of(ObjectNode document, String clause, String kind) {
        if (clause == null || clause.isBlank() || clause.equals("*")) {
            return document;
        }
        List<String> names = Arrays.stream(clause.split(","))
                .map(name -> known(name.trim(), clause, kind))
                .toList();
        ObjectNode shown = Json.object();
        document.fields().forEachRemaining(field -> {
            if (names.contains(field.getKey())) {
                shown.set(field.getKey(), field.getValue());
            }
        });
        return shown;
    }

    private static String known(String name, String clause, String kind) {
        if (!name.equals("*") && !Schema.ANSWERS.knows(kind, name)) {
            throw ErrorCode.InvalidQueryParameterValue.with(
                    "QueryParameterName",
                    "$select",
                    "QueryParameterValue",
                    clause,
                    "Reason",
                    "There is no property " + name + ".");
        }
        return name.split("/")[0];
    }
}
