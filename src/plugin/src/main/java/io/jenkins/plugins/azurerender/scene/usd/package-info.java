/** Universal Scene Description: text is read in full, of binary files (crates) the names of files. */
package io.jenkins.plugins.azurerender.scene.usd;
