/** Files behind {@code FilePath}, {@code VirtualFile} and artifacts: Ant patterns, copies, permissions. */
package io.jenkins.plugins.azurerender.standin.files;
