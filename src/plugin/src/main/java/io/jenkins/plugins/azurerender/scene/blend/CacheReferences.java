package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import java.util.Map;
import java.util.function.Consumer;

/** Finds caches of simulations and animations: Alembic, USD, point caches, fluids, geometry nodes. */
final class CacheReferences {

    private static final int BAKED = 1;
    private static final int ON_DISK = 1 << 6;
    private static final int EXTERNAL = 1 << 9;
    private static final int OLD_FLUID_DOMAIN = 2;

    private final String blendName;

    /** The last object with a fluid, whose unused point caches are always set to be on disk. */
    private DataBlock fluid;

    /** @param blendName file name without extension, from which Blender derives the names of caches */
    CacheReferences(String blendName) {
        this.blendName = blendName;
    }

    Map<String, ReferenceFinder> finders() {
        return Map.of(
                "CacheFile", CacheReferences::cacheFile,
                "CacheFileLayer", field("filepath", Extent.ONE),
                "MeshCacheModifierData", field("filepath", Extent.ONE),
                "CustomDataExternal", field("filename", Extent.ONE),
                "FluidDomainSettings", this::fluid,
                "OceanModifierData", CacheReferences::ocean,
                "FluidsimSettings", CacheReferences::oldFluid,
                "NodesModifierData", CacheReferences::nodes,
                "NodesModifierBake", CacheReferences::bake,
                "PointCache", this::pointCache);
    }

    private static ReferenceFinder field(String field, Extent extent) {
        return (part, block, found) -> FileReferences.add(part.text(field), Kind.CACHE, extent, block.name(), found);
    }

    private static void cacheFile(BlendData file, DataBlock block, Consumer<Reference> found) {
        Extent extent = file.number("is_sequence") == 0 ? Extent.ONE : Extent.SEQUENCE;
        FileReferences.add(file.text("filepath"), Kind.CACHE, extent, block.name(), found);
    }

    private void fluid(BlendData domain, DataBlock block, Consumer<Reference> found) {
        fluid = block;
        FileReferences.add(domain.text("cache_directory"), Kind.CACHE, Extent.FOLDER, block.name(), found);
    }

    private static void ocean(BlendData ocean, DataBlock block, Consumer<Reference> found) {
        if (ocean.number("cached") != 0) {
            FileReferences.add(ocean.text("cachepath"), Kind.CACHE, Extent.FOLDER, block.name(), found);
        }
    }

    /** The fluid simulation of Blender up to 2.81. */
    private static void oldFluid(BlendData fluid, DataBlock block, Consumer<Reference> found) {
        if (fluid.number("type") == OLD_FLUID_DOMAIN) {
            FileReferences.add(fluid.text("surfdataPath"), Kind.CACHE, Extent.FOLDER, block.name(), found);
        }
    }

    private static void nodes(BlendData modifier, DataBlock block, Consumer<Reference> found) {
        folder(modifier.has("bake_directory") ? "bake_directory" : "simulation_bake_directory", modifier, block, found);
    }

    private static void bake(BlendData bake, DataBlock block, Consumer<Reference> found) {
        for (int i = 0; i < bake.elements(); i++) {
            folder("directory", bake.element(i), block, found);
        }
    }

    /** Adds a path that is stored in a separate block. */
    private static void folder(String field, BlendData part, DataBlock block, Consumer<Reference> found) {
        BlendData path = block.at(part.pointer(field));
        if (path != null) {
            FileReferences.add(path.text(), Kind.CACHE, Extent.FOLDER, block.name(), found);
        }
    }

    private void pointCache(BlendData cache, DataBlock block, Consumer<Reference> found) {
        if (cache.flag("flag", EXTERNAL)) {
            FileReferences.add(cache.text("path"), Kind.CACHE, Extent.FOLDER, block.name(), found);
        } else if (cache.flag("flag", ON_DISK) && (block != fluid || cache.flag("flag", BAKED))) {
            FileReferences.add("//blendcache_" + blendName, Kind.CACHE, Extent.FOLDER, block.name(), found);
        }
    }
}
