package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** The $select clause: the properties of a document to return. */
public final class SelectClause {
    private SelectClause() {}

    /** Returns the document with the selected properties only, or the whole document without a clause. */
    public static ObjectNode of(ObjectNode document, String clause, String kind) {
        if (clause == null || clause.isBlank() || clause.equals("*")) {
            return document;
        }
        List<String> names = Arrays.stream(clause.split(","))
                .map(name -> known(name.trim(), clause, kind))
                .toList();
        ObjectNode selected = Json.object();
        document.fields().forEachRemaining(field -> {
            if (names.contains(field.getKey())) {
                selected.set(field.getKey(), field.getValue());
            }
        });
        return selected;
    }

    private static String known(String name, String clause, String kind) {
        if (!name.equals("*") && !Schema.RESPONSES.knows(kind, name)) {
            throw ErrorCode.InvalidQueryParameterValue.with(
                    "QueryParameterName",
                    "$select",
                    "QueryParameterValue",
                    clause,
                    "Reason",
                    "Unknown property " + name + ".");
        }
        return name.split("/")[0];
    }
}
