package io.jenkins.plugins.azurerender;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Stub executables for renderers that are not installed. Each records its arguments and writes the files that the real
 * renderer would write for them.
 */
public final class StubRenderers {

    private static final String NUMBERED = """
            number() { printf "%%0${2}d" "$1"; }
            image() { mkdir -p -- "$(dirname -- "$1")" && cp '%1$s/image.png' "$1"; }
            printf '%%s\\n' "$@" '--' >>'%1$s/arguments'
            find "$AZ_BATCH_JOB_PREP_WORKING_DIR" -type f >>'%1$s/files'
            for argument; do [[ $argument != -remapPathFile=* ]] || remap=${argument#*=}; done
            for file in "$ARNOLD_PATHMAP" "$RENDER_PATHS_FILE" "$remap"; do
              [[ ! -f $file ]] || cat -- "$file" >>'%1$s/paths'
            done
            """;

    /** Reads -s, -e, -b, -rd, -im, -of, -fnc, -pad and -rl. */
    private static final String MAYA = """
            while [[ $# -gt 1 ]]; do
              case $1 in
                -s) s=$2 ;; -e) e=$2 ;; -b) b=$2 ;; -rd) rd=$2 ;; -im) im=$2 ;; -of) of=$2 ;; -fnc) fnc=$2 ;;
                -pad) pad=$2 ;; -rl) rl=$2 ;;
              esac
              shift 2
            done
            [[ -f $1 ]] || { echo "Error: Cannot load scene '$1'." >&2; exit 210; }
            [[ $rl != defaultRenderLayer ]] || rl=masterLayer
            im=${im//<RenderLayer>/$rl}
            for ((frame = s; frame <= e; frame += b)); do
              [[ $fnc == 3 ]] && im=${im%.}.
              image "$rd/$im$(number "$frame" "$pad").$of"
            done
            """;

    /** Reads -i and -o. */
    private static final String KICK = """
            while [[ $# -gt 0 ]]; do
              case $1 in -i) i=$2 ;; -o) o=$2 ;; esac
              shift
            done
            [[ -f $i ]] || { echo "ERROR | [ass] can't open $i" >&2; exit 1; }
            image "$o"
            """;

    /** Reads -sceneFile, -imgFile and -frames. */
    private static final String VRAY = """
            for argument; do
              case $argument in
                -sceneFile=*) scene=${argument#*=} ;; -imgFile=*) image=${argument#*=} ;; -frames=*) frames=${argument#*=} ;;
              esac
            done
            [[ -f $scene ]] || exit 1
            while IFS=, read -r -d ';' run step; do
              for ((frame = ${run%%-*}; frame <= ${run##*-}; frame += ${step:-1})); do
                image "${image%.*}.$(number "$frame" 4).${image##*.}"
              done
            done <<<"$frames;"
            """;

    private final Path folder;

    private StubRenderers(Path folder) {
        this.folder = folder;
    }

    /** Writes all stubs into a folder. */
    public static StubRenderers in(Path folder) throws IOException {
        StubRenderers renderers = new StubRenderers(folder);
        BufferedImage image = new BufferedImage(16, 9, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 16; x++) {
            image.setRGB(x, x % 9, 0x4080ff - x * 7);
        }
        ImageIO.write(image, "png", folder.resolve("image.png").toFile());
        renderers.write("Render", MAYA);
        renderers.write("kick", KICK);
        renderers.write("vray", VRAY);
        return renderers;
    }

    private void write(String name, String body) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(program, "#!/bin/bash\n" + NUMBERED.formatted(folder) + body);
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
    }

    /** The path of a stub. */
    public Path program(String name) {
        return folder.resolve(name);
    }

    /** The arguments of all runs so far, one per line, with the line {@code --} after each run. */
    public List<String> arguments() throws IOException {
        return Files.readAllLines(folder.resolve("arguments"));
    }

    /** The path mapping files that the stubs got, concatenated. */
    public String paths() throws IOException {
        return Files.readString(folder.resolve("paths"));
    }

    /** The files in the working directory of job preparation when the stubs ran. */
    public List<String> files() throws IOException {
        return Files.readAllLines(folder.resolve("files"));
    }
}
