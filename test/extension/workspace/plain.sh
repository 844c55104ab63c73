#!/bin/sh
# Nothing here is about clusters: no tool of ours must say a word.
for file in *.log; do
    gzip -- "$file" || echo "could not compress $file" >&2
done
