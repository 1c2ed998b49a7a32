/** Universal Scene Description: text files are read completely; of binary files (crates), only file names. */
package io.jenkins.plugins.azurerender.scene.usd;
