package io.jenkins.plugins.azurerender;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Stand-ins for renderers that no test machine has: each writes down its arguments and makes the files that the real
 * one names by those arguments.
 */
public final class FakeRenderers {

    private static final String NUMBERED = """
            number() { printf "%%0${2}d" "$1"; }
            picture() { mkdir -p -- "$(dirname -- "$1")" && cp '%1$s/picture.png' "$1"; }
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
              picture "$rd/$im$(number "$frame" "$pad").$of"
            done
            """;

    /** Reads -i and -o. */
    private static final String KICK = """
            while [[ $# -gt 0 ]]; do
              case $1 in -i) i=$2 ;; -o) o=$2 ;; esac
              shift
            done
            [[ -f $i ]] || { echo "ERROR | [ass] can't open $i" >&2; exit 1; }
            picture "$o"
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
                picture "${image%.*}.$(number "$frame" 4).${image##*.}"
              done
            done <<<"$frames;"
            """;

    private final Path folder;

    private FakeRenderers(Path folder) {
        this.folder = folder;
    }

    /** Makes them all in a folder of the test's own. */
    public static FakeRenderers in(Path folder) throws IOException {
        FakeRenderers renderers = new FakeRenderers(folder);
        BufferedImage picture = new BufferedImage(16, 9, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 16; x++) {
            picture.setRGB(x, x % 9, 0x4080ff - x * 7);
        }
        ImageIO.write(picture, "png", folder.resolve("picture.png").toFile());
        renderers.make("Render", MAYA);
        renderers.make("kick", KICK);
        renderers.make("vray", VRAY);
        return renderers;
    }

    private void make(String name, String body) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(program, "#!/bin/bash\n" + NUMBERED.formatted(folder) + body);
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
    }

    /** Where the program is. */
    public Path program(String name) {
        return folder.resolve(name);
    }

    /** The arguments of all starts so far, a line each, with {@code --} behind each start. */
    public List<String> arguments() throws IOException {
        return Files.readAllLines(folder.resolve("arguments"));
    }

    /** What they were told of paths of another machine, all that was said one after the other. */
    public String paths() throws IOException {
        return Files.readString(folder.resolve("paths"));
    }

    /** The files that lay on their nodes beside the assets and among them. */
    public List<String> files() throws IOException {
        return Files.readAllLines(folder.resolve("files"));
    }
}
