package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks and describes VM sizes by their name. The sizes that an account can use are only available from Azure Resource
 * Manager, which Batch keys cannot access, so unknown names are accepted.
 */
public final class VmSize {

    private static final Pattern NAME = Pattern.compile("(?i)(standard|basic)_[a-z0-9_-]{2,60}");
    private static final Pattern PARTS =
            Pattern.compile("(?i)standard_([a-z]+)(\\d+)(?:-(\\d+))?[a-z]*((?:_[a-uw-z][a-z0-9]*)?)(?:_v(\\d+))?");

    /** In the first two generations of these families, the number in the name is not the number of cores. */
    private static final Pattern UNCOUNTED = Pattern.compile("A|D|DS|G|GS|B|BS");

    private static final int FIRST_COUNTED = 3;

    /** Suggestions: sizes with local disks that are suitable for rendering, then sizes with GPUs. */
    private static final List<String> SUGGESTED = List.of(
            "Standard_D8ds_v5",
            "Standard_D16ds_v5",
            "Standard_D32ds_v5",
            "Standard_D16ads_v5",
            "Standard_D32ads_v5",
            "Standard_E16ds_v5",
            "Standard_F32s_v2",
            "Standard_HB120rs_v3",
            "Standard_NC4as_T4_v3",
            "Standard_NC16as_T4_v3",
            "Standard_NC24ads_A100_v4",
            "Standard_NC40ads_H100_v5",
            "Standard_NV6ads_A10_v5",
            "Standard_NV36ads_A10_v5");

    private VmSize() {}

    /** Returns the given sizes, then the suggestions, without duplicates; case is ignored. */
    static List<String> withSuggestions(Stream<String> sizes) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream<String> spelled = sizes.map(size ->
                SUGGESTED.stream().filter(size::equalsIgnoreCase).findFirst().orElse(size));
        return Stream.concat(spelled, SUGGESTED.stream()).filter(known::add).toList();
    }

    /** @throws InvalidRequestException if it is not null and not a valid name */
    static void check(String name) {
        if (name != null && !NAME.matcher(name).matches()) {
            throw new InvalidRequestException(
                    "'%s' is not a valid VM size: use a name such as Standard_D16ds_v5.".formatted(name));
        }
    }

    /** Returns whether nodes of this size have no GPU according to its name; false if that is unknown. */
    public static boolean hasNoGraphics(String name) {
        Matcher parts = PARTS.matcher(name);
        return parts.matches() && parts.group(1).matches("(?i)[A-HLM][A-Z]?");
    }

    /** Returns the number of cores and the GPU according to the name; empty if unknown. */
    static String describe(String name) {
        Matcher parts = PARTS.matcher(name);
        if (!parts.matches()) {
            return "";
        }
        String family = parts.group(1).toUpperCase(Locale.ROOT);
        int generation = parts.group(5) == null ? 1 : Integer.parseInt(parts.group(5));
        boolean isCoreCount =
                generation >= FIRST_COUNTED || !UNCOUNTED.matcher(family).matches();
        String cores = parts.group(3) == null ? parts.group(2) : parts.group(3);
        if (family.startsWith("N") && !family.startsWith("NP")) {
            String model = parts.group(4).replace("_", "").toUpperCase(Locale.ROOT);
            return model.isEmpty() ? Messages.VmSize_Graphics(cores) : Messages.VmSize_GraphicsOf(cores, model);
        }
        return isCoreCount ? Messages.VmSize_Cores(cores) : "";
    }
}
