# Starts a renderer for a task. Arguments are passed in environment variables and only used as values, so that PowerShell
# never interprets names, paths or arguments. Template.java documents the placeholders.

$ErrorActionPreference = 'Stop'
$assets = $env:AZ_BATCH_JOB_PREP_WORKING_DIR
if ($env:RENDER_ASSETS -match '^mount:([A-Za-z])$') {
    $assets = $Matches[1] + ':' # a share mounted as a drive
} elseif ($env:RENDER_ASSETS -match '^mount:(.+)$') {
    $assets = Join-Path $env:AZ_BATCH_NODE_MOUNTS_DIR $Matches[1]
}
$output = $env:AZ_BATCH_TASK_WORKING_DIR
$kit = Join-Path $env:AZ_BATCH_JOB_PREP_WORKING_DIR $env:RENDER_KIT

# After a failed task, the next one on this node waits: run.sh has the same rules.
$failures = Join-Path $kit 'failures'
$pauses = $env:RENDER_STOP_AFTER -and $env:RENDER_FRAMES
function Get-Seconds { [int] [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() }
if ($pauses -and (Test-Path -LiteralPath $failures)) {
    $count, $time, $last = [IO.File]::ReadAllText($failures) -split ' ', 3
    $seconds = [int] $env:RENDER_PAUSE
    $more = [int] $count - [int] $env:RENDER_STOP_AFTER
    if ($more -ge 3 -and $more -lt 6) { $seconds = $seconds * 4 }
    $seconds = [Math]::Min($seconds, [int] $env:RENDER_PAUSE_LIMIT)
    [Console]::Out.WriteLine('azure-render: waiting up to ' + $seconds +
        ' s before the next frame, because the last ' + $count + ' failed on this node')
    while ((Test-Path -LiteralPath $failures) -and (Get-Seconds) -lt [int] $time + $seconds) {
        [Threading.Thread]::Sleep(1000)
    }
}
function Save-Outcome([int] $status) {
    if (-not $pauses) { return }
    if ($status -eq 0 -and (Get-ChildItem -LiteralPath $output -Recurse -File | Select-Object -First 1)) {
        [IO.File]::Delete($failures)
        return
    }
    $lines = @()
    foreach ($log in 'stderr.txt', 'stdout.txt') {
        $file = Join-Path $env:AZ_BATCH_TASK_DIR $log
        try {
            $lines += Get-Content -LiteralPath $file -Tail 6 | Where-Object { $_ -notlike 'azure-render: *' } |
                Select-Object -Last 5
        } catch {
            $lines += $log # the agent may have locked it
        }
    }
    $signature = ($lines -join ' ') -replace '\S*[\\/]\S*', '' -replace '\d+', '' -replace '\s+', ' '
    $signature = [string] $status + $signature
    $count = 0
    if (Test-Path -LiteralPath $failures) {
        $before, $time, $last = [IO.File]::ReadAllText($failures) -split ' ', 3
        if ($last -eq $signature) { $count = [int] $before }
    }
    [IO.File]::WriteAllText($failures, [string] ($count + 1) + ' ' + (Get-Seconds) + ' ' + $signature)
}

# Maps the shares that the pool mounts as drives. Each session has its own mappings; the start task saved the credentials.
$mounts = Join-Path $env:AZ_BATCH_NODE_SHARED_DIR 'render-mounts'
if (Test-Path -LiteralPath $mounts) {
    foreach ($line in Get-Content -LiteralPath $mounts) {
        $drive, $url = $line -split ' ', 2
        if ($drive -match '^[A-Za-z]$' -and -not (Test-Path -LiteralPath ($drive + ':\'))) {
            & net.exe use ($drive + ':') ('\\' + ($url -replace '^https://', '').Replace('/', '\')) /persistent:no | Out-Null
            if ($LASTEXITCODE -ne 0) { throw 'Drive ' + $drive + ': could not be mapped to ' + $url }
        }
    }
}

# License variables, one NAME=value per line, with the value in Base64.
if ($env:RENDER_LICENSES) {
    foreach ($line in Get-Content -LiteralPath (Join-Path $env:AZ_BATCH_JOB_PREP_WORKING_DIR $env:RENDER_LICENSES) -Encoding UTF8) {
        $name, $value = $line -split '=', 2
        if ($name) {
            $text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($value))
            [Environment]::SetEnvironmentVariable($name, $text)
        }
    }
}

# Adds the folders of application packages to the path.
$folders = @()
foreach ($package in Get-ChildItem Env:AZ_BATCH_APP_PACKAGE_*) {
    $folders += $package.Value
    $folders += Get-ChildItem -LiteralPath $package.Value -Directory -Recurse -Depth 1 | ForEach-Object { $_.FullName }
}
if ($folders) { $env:PATH = ($folders -join ';') + ';' + $env:PATH }
$program = Get-Command -Name $env:RENDER_PROGRAM -CommandType Application -ErrorAction SilentlyContinue |
    Select-Object -First 1
if (-not $program) {
    [Console]::Error.WriteLine($env:RENDER_PROGRAM + ' was not found on this node: choose an image that has it')
    Save-Outcome 127
    exit 127
}
# Windows runs batch files with its command interpreter, which expands %NAME% and executes text after an ampersand.
$batch = [IO.Path]::GetExtension($program.Path.TrimEnd(' ', '.')) -in '.bat', '.cmd'

# Expands the placeholders of a template.
function Expand-Template([string] $template, $run) {
    [regex]::Replace($template, '%(.)', {
        param($match)
        $code = $match.Groups[1].Value
        switch -CaseSensitive ($code) {
            'a' { $assets }
            'A' { $assets -replace '\\', '/' }
            'o' { $output }
            'k' { $kit }
            't' { $env:AZ_BATCH_TASK_DIR }
            's' { $run.First }
            'e' { $run.Last }
            'b' { $run.Step }
            'f' { $env:RENDER_FRAMES }
            'l' { $run.Layer }
            'n' { "`n" }
            default { if ($code -match '^[1-9]$') { ([int] $run.First).ToString('D' + $code) } else { $code } }
        }
    })
}

# Quotes an argument by the rules of the Microsoft C runtime.
function Format-Argument([string] $argument) {
    if ($argument -ne '' -and $argument -notmatch '[\s"]') { return $argument }
    '"' + (($argument -replace '(\\*)"', '$1$1\"') -replace '(\\+)\z', '$1$1') + '"'
}

if ($env:RENDER_FOLDER) { [IO.Directory]::CreateDirectory((Join-Path $output $env:RENDER_FOLDER)) | Out-Null }
foreach ($name in $env:RENDER_TEMPLATES -split "`n" | Where-Object { $_ }) {
    $text = Expand-Template ([IO.File]::ReadAllText((Join-Path $kit $name))) @{ First = 0; Last = 0; Step = 1; Layer = '' }
    [IO.File]::WriteAllText((Join-Path $env:AZ_BATCH_TASK_DIR $name), $text)
}
$status = 0
foreach ($line in $env:RENDER_RUNS -split "`n") {
    $first, $last, $step, $name = $line -split ' ', 4
    $run = @{ First = $first; Last = $last; Step = $step; Layer = '' }
    $run.Layer = Expand-Template $name $run
    foreach ($variable in $env:RENDER_VARIABLES -split "`n") {
        $name, $value = $variable -split '=', 2
        if ($name) { [Environment]::SetEnvironmentVariable($name, (Expand-Template $value $run)) }
    }
    $start = New-Object System.Diagnostics.ProcessStartInfo
    $start.FileName = $program.Path
    $arguments = @($env:RENDER_ARGUMENTS -split "`n" | ForEach-Object { Expand-Template $_ $run })
    foreach ($argument in $arguments) {
        if ($batch -and $argument -match '["%!&|<>^\r\n]') {
            [Console]::Error.WriteLine('The argument ' + $argument + ' cannot be passed to the batch file ' +
                $env:RENDER_PROGRAM + ': use an .exe program, or rename the file')
            Save-Outcome 1
            exit 1
        }
    }
    $start.Arguments = ($arguments | ForEach-Object { Format-Argument $_ }) -join ' '
    $start.WorkingDirectory = $assets + '\'
    $start.UseShellExecute = $false
    $process = [System.Diagnostics.Process]::Start($start)
    $process.WaitForExit()
    if ($process.ExitCode -ne 0) { $status = $process.ExitCode }
}
foreach ($line in $env:RENDER_RENAMED -split "`n" | Where-Object { $_ }) { # a single frame without a number in its name
    $written, $target = $line -split '\|', 2
    $file = Join-Path $output $written
    if (Test-Path -LiteralPath $file) {
        [IO.File]::Delete((Join-Path $output $target))
        [IO.File]::Move($file, (Join-Path $output $target))
    }
}
if ($env:RENDER_INPUT) { # everything that is left here is uploaded
    Remove-Item -LiteralPath (Join-Path $output $env:RENDER_INPUT) -Recurse -Force -ErrorAction SilentlyContinue
}
Save-Outcome $status
exit $status
