"""Translates JSON Lines with Apache Spark, on as many machines as it has: each has to have alih.

    spark-submit translate.py articles.jsonl translated [PARTITIONS]

Each line of the input is an object with the article in "text"; each line of the output is what `alih pipe` gives for it, in
the same order. A worker that dies is started again by Spark, with the lines it had not finished.
"""

import os
import sys

from pyspark.sql import SparkSession


def main(articles, translated, partitions="8"):
    spark = SparkSession.builder.appName("alih").getOrCreate()
    lines = spark.sparkContext.textFile(articles, int(partitions))
    # Spark gives what it starts an empty environment.
    environment = {name: os.environ[name] for name in ["PATH", "HOME", "ALIH_DATA", "ALIH_STORE"] if name in os.environ}
    # Without checkCode a worker that fails would give no lines and no error; one that stops reading tells neither.
    lines.pipe("alih pipe --engine offline --concurrency 1", environment, checkCode=True).saveAsTextFile(translated)
    asked, came = lines.count(), spark.sparkContext.textFile(translated).count()
    if came != asked:
        sys.exit(f"{asked} lines went in and {came} came out of {translated}")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
