package io.jenkins.plugins.azurerender.scene.io;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.scene.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of the node attributes that contain paths. Each line has at least three words: node type or {@code *}; names
 * of the attribute; kind, or {@code *} to derive it from the file extension. More words are optional: an extent; {@code
 * EXTENT?attribute}, which applies if that attribute is enabled; {@code attribute=value|value} for a row that applies
 * only if the attribute has one of these values; {@code KNOWN} for values that are paths only if their file extension
 * is known.
 */
public final class ReferenceTable {

    private static final String ANY = "*";
    private static final String KNOWN = "KNOWN";

    /** One line. */
    public record Row(
            Set<String> attributes,
            @CheckForNull Reference.Kind kind,
            Reference.Extent extent,
            Map<String, Reference.Extent> switches,
            Map<String, Set<String>> conditions,
            boolean knownOnly) {

        public Row {
            attributes = Collections.unmodifiableSet(new LinkedHashSet<>(attributes)); // references keep this order
            switches = Map.copyOf(switches);
            conditions = Map.copyOf(conditions);
        }

        /** @param values values of the node's attributes by name */
        private boolean applies(Map<String, List<String>> values) {
            return conditions.isEmpty()
                    || conditions.entrySet().stream()
                            .anyMatch(each -> values.getOrDefault(each.getKey(), List.of()).stream()
                                    .map(value -> value.replaceFirst("\\.0+$", ""))
                                    .anyMatch(each.getValue()::contains));
        }

        private boolean isPath(String value) {
            return !knownOnly || Pathnames.isKnown(value);
        }

        /**
         * Returns the reference for a path.
         *
         * @param values values of the node's attributes by name
         */
        public Reference reference(String path, String node, Map<String, List<String>> values) {
            Reference.Extent plain = switches.entrySet().stream()
                    .filter(each -> values.getOrDefault(each.getKey(), List.of()).stream()
                            .anyMatch(ReferenceTable::isOn))
                    .map(Map.Entry::getValue)
                    .max(Comparator.naturalOrder())
                    .orElse(extent);
            return new Reference(
                    path,
                    kind == null ? Pathnames.kind(path) : kind,
                    extent == Reference.Extent.FOLDER ? extent : Pathnames.extent(path, plain),
                    node);
        }
    }

    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Set<String> common = new HashSet<>();
    private final Map<String, Set<String>> attributes = new HashMap<>();

    private ReferenceTable() {}

    /**
     * Reads a table.
     *
     * @param name of a resource next to the class
     */
    public static ReferenceTable of(Class<?> owner, String name) {
        ReferenceTable table = new ReferenceTable();
        Table.lines(owner, name).forEach(table::add);
        table.common.addAll(table.attributes.getOrDefault(ANY, Set.of()));
        return table;
    }

    private void add(List<String> words) {
        Set<String> names = new LinkedHashSet<>(List.of(words.get(1).split("\\|")));
        Reference.Kind kind = ANY.equals(words.get(2)) ? null : Reference.Kind.valueOf(words.get(2));
        Reference.Extent extent = Reference.Extent.ONE;
        boolean knownOnly = false;
        Map<String, Reference.Extent> switches = new HashMap<>();
        Map<String, Set<String>> conditions = new HashMap<>();
        for (String word : words.subList(3, words.size())) {
            String[] parts = word.split("\\?");
            int equals = word.indexOf('=');
            if (equals > 0) {
                conditions.put(
                        word.substring(0, equals),
                        Set.of(word.substring(equals + 1).split("\\|")));
            } else if (KNOWN.equals(word)) {
                knownOnly = true;
            } else if (parts.length == 1) {
                extent = Reference.Extent.valueOf(word);
            } else {
                Reference.Extent switched = Reference.Extent.valueOf(parts[0]);
                Arrays.stream(parts[1].split("\\|")).forEach(name -> switches.put(name, switched));
            }
        }
        Row row = new Row(names, kind, extent, switches, conditions, knownOnly);
        for (String type : words.get(0).split("\\|")) {
            rows.computeIfAbsent(type, key -> new ArrayList<>()).add(row);
            Set<String> known = attributes.computeIfAbsent(type, key -> new HashSet<>());
            known.addAll(names);
            known.addAll(switches.keySet());
            known.addAll(conditions.keySet());
        }
    }

    /** Returns whether an attribute of this node type contains paths, or determines their extent. */
    public boolean contains(String type, String attribute) {
        return common.contains(attribute)
                || attributes.getOrDefault(type, Set.of()).contains(attribute);
    }

    /** Returns the row of an attribute, for any node type; null if there is none. */
    @CheckForNull
    public Row rowOf(String attribute) {
        return rows.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.attributes().contains(attribute))
                .findFirst()
                .orElse(null);
    }

    /** Returns the references of a node. */
    public List<Reference> references(String type, String node, Map<String, List<String>> values) {
        List<Reference> found = new ArrayList<>();
        for (String key : List.of(type, ANY)) {
            for (Row row : rows.getOrDefault(key, List.of())) {
                for (String attribute : row.applies(values) ? row.attributes() : Set.<String>of()) {
                    values.getOrDefault(attribute, List.of()).stream()
                            .filter(row::isPath)
                            .forEach(path -> found.add(row.reference(path, node, values)));
                }
            }
        }
        return found;
    }

    private static boolean isOn(String value) {
        return !Set.of("0", "0.0", "no", "off", "false", "").contains(value);
    }
}
