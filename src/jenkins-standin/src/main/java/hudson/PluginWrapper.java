package hudson;

import hudson.model.ModelObject;
import java.util.Objects;

/** Stands for hudson.PluginWrapper: one plugin that is loaded. */
public class PluginWrapper implements Comparable<PluginWrapper>, ModelObject {
    private final String shortName;
    private final String version;

    PluginWrapper(String shortName, String version) {
        this.shortName = shortName;
        this.version = version;
    }

    /** Such as "azure-render". */
    public String getShortName() {
        return shortName;
    }

    /** Such as "1.2". */
    public String getVersion() {
        return version;
    }

    @Override
    public String getDisplayName() {
        return shortName;
    }

    @Override
    public int compareTo(PluginWrapper other) {
        return shortName.compareToIgnoreCase(other.shortName);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PluginWrapper plugin && plugin.shortName.equals(shortName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(shortName);
    }
}
